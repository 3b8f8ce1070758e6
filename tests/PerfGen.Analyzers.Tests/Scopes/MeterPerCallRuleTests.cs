using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<PerfGen.Analyzers.Scopes.MeterPerCallRule, PerfGen.CodeFixes.Scopes.MeterPerCallCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Scopes.MeterPerCallRule>;

namespace PerfGen.Analyzers.Tests.Scopes;

public sealed class MeterPerCallRuleTests
{
    [Fact]
    public Task WhatIsMadeInEachCallIsReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class C
        {
            void M(Meter meter)
            {
                [|meter.CreateCounter<long>("a", "{x}")|].Add(1);
                var b = [|meter.CreateHistogram<double>("b", "s")|];
                b.Record(1);
                using var source = [|new ActivitySource("s")|];
                using var activity = source.StartActivity("x");
            }
        }
        """,
        "'Counter' is made in each call of 'M': make it once, in a static field",
        "'Histogram' is made in each call of 'M': make it once, in a static field",
        "'ActivitySource' is made in each call of 'M': make it once, in a static field");

    [Fact]
    public Task WhatIsKeptIsNotReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;

        class C
        {
            static readonly Meter Meter = new("m");
            readonly Counter<long> _a = Meter.CreateCounter<long>("a", "{x}");
            Counter<long>? _b;
            C(Meter meter) { var c = meter.CreateCounter<long>("c", "{x}"); c.Add(1); }
            Counter<long> Make(Meter meter) => meter.CreateCounter<long>("d", "{x}");
            void Init(Meter meter) { _b = meter.CreateCounter<long>("b", "{x}"); meter.CreateObservableGauge("e", static () => 1, "{x}"); var f = meter.CreateCounter<long>("f", "{x}"); _b = f; f.Add(1); }
            static void Main() { using var meter = new Meter("m"); meter.CreateCounter<long>("g", "{x}").Add(1); }
            void Sell() => _a.Add(1);
        }
        """);

    [Fact]
    public Task ItIsMovedToAStaticField() => Fix.FixesAsync(
        "Move to a static field",
        """
        using System.Diagnostics.Metrics;

        class C
        {
            private static readonly Meter Meter = new("shop");

            /// <summary>Sells.</summary>
            void Sell()
            {
                [|Meter.CreateCounter<long>("shop.sales", "{sale}", "Sales.")|].Add(1);
            }
        }
        """,
        """
        using System.Diagnostics.Metrics;

        class C
        {
            private static readonly Meter Meter = new("shop");
            private static readonly Counter<long> Sales = Meter.CreateCounter<long>("shop.sales", "{sale}", "Sales.");

            /// <summary>Sells.</summary>
            void Sell()
            {
                Sales.Add(1);
            }
        }
        """);

    [Fact]
    public Task EverythingIsMovedAtOnce() => Fix.FixesAllAsync(
        "Move to a static field",
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;

        class C
        {
            private static readonly Meter Shop = new("shop");

            void Sell()
            {
                using var source = [|new ActivitySource("shop")|];
                using var activity = source.StartActivity("sell");
                var weight = [|Shop.CreateHistogram<double>("weight", "kg")|];
                weight.Record(1);
                weight.Record(2);
            }
        }

        class D
        {
            void Sell() => [|new Meter("d").CreateCounter<int>("returns")|].Add(1);
        }
        """,
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;

        class C
        {
            private static readonly Meter Shop = new("shop");
            private static readonly Histogram<double> Weight = Shop.CreateHistogram<double>("weight", "kg");
            private static readonly ActivitySource Source = new ActivitySource("shop");

            void Sell()
            {
                using var activity = Source.StartActivity("sell");
                Weight.Record(1);
                Weight.Record(2);
            }
        }

        class D
        {
            private static readonly Counter<int> Returns = new Meter("d").CreateCounter<int>("returns");

            void Sell() => Returns.Add(1);
        }
        """);

    [Theory]
    [InlineData("""[|meter.CreateCounter<long>("sales")|].Add(1);""")] // of a parameter
    [InlineData("""[|_own.CreateCounter<long>("sales")|].Add(1);""")] // of the instance
    [InlineData("""[|Changing.CreateCounter<long>("sales")|].Add(1);""")] // of what may be another one tomorrow
    [InlineData("""[|Fixed.CreateCounter<long>(name)|].Add(1);""")]
    [InlineData("""[|Fixed.CreateCounter<long>("taken")|].Add(1);""")] // the type has a member of that name
    [InlineData("""var source = [|new ActivitySource("s")|]; source.StartActivity("a"); source.Dispose();""")]
    public Task WhatIsNotTheSameEachTimeStays(string statement) => Fix.OffersAsync(
        $$"""
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class C
        {
            static readonly Meter Fixed = new("m");
            static Meter Changing = new("m");
            readonly Meter _own = new("m");
            int Taken => 1;
            void M(Meter meter, string name) { {{statement}} }
        }
        """);

    [Fact]
    public Task InAGenericTypeItStays() => Fix.OffersAsync(
        """
        using System.Diagnostics.Metrics;
        class C<T> { void M() => [|new Meter("m").CreateCounter<long>("sales")|].Add(1); }
        """);

    [Fact, Edge("PRFG2504")]
    public Task WhatIsHandedOnMayBeKept() => Rule.EdgeAsync(
        "using System.Diagnostics.Metrics; class C { void Keep(Counter<long> counter) { } void M(Meter meter) { $$; } }",
        silent: """Keep(meter.CreateCounter<long>("a"))""",
        reported: """[|meter.CreateCounter<long>("a")|].Add(1)""");
}
