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
}
