using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Names.DescriptionRule,
    PerfGen.CodeFixes.Names.DescriptionCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.DescriptionRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class DescriptionRuleTests
{
    [Fact]
    public Task AMissingOrUnfinishedDescriptionIsReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>([|"a"|], "{x}");
                meter.CreateCounter<long>([|"b"|], "{x}", "");
                meter.CreateCounter<long>("c", "{x}", [|"Things"|]);
            }
        }
        """,
        "the instrument 'a' has no description: say in a sentence what it measures",
        "the instrument 'b' has no description: say in a sentence what it measures",
        "the instrument 'c' has a description that does not end with '.'");

    [Fact]
    public Task DescriptionsAreNotReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M(string text)
            {
                meter.CreateCounter<long>("a", "{x}", "Things.");
                meter.CreateCounter<long>("b", "{x}", text);
                Perf.Record("c", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task TheSummaryOfTheFieldIsTaken() => Fix.FixesAsync(
        "Describe as 'Orders that were placed.'",
        """
        using System.Diagnostics.Metrics;
        class C(Meter meter)
        {
            /// <summary>
            /// Orders that were placed.
            /// </summary>
            private readonly Counter<long> _orders = meter.CreateCounter<long>([|"shop.orders"|], "{order}");
        }
        """,
        """
        using System.Diagnostics.Metrics;
        class C(Meter meter)
        {
            /// <summary>
            /// Orders that were placed.
            /// </summary>
            private readonly Counter<long> _orders = meter.CreateCounter<long>("shop.orders", "{order}", "Orders that were placed.");
        }
        """);

    [Fact]
    public Task AllInstrumentsAreDescribedAtOnce() => Fix.FixesAllAsync(
        "Describe as 'Open ones.'",
        """
        using System.Diagnostics.Metrics;
        class C
        {
            static readonly Meter Meter = new("m");
            /// <summary>Open ones</summary>
            static readonly object Open = Meter.CreateObservableGauge([|"open"|], static () => 1);
            /// <summary>Closed ones.</summary>
            static readonly object Closed = Meter.CreateCounter<int>("closed", description: [|"Closed"|]);
        }
        """,
        """
        using System.Diagnostics.Metrics;
        class C
        {
            static readonly Meter Meter = new("m");
            /// <summary>Open ones</summary>
            static readonly object Open = Meter.CreateObservableGauge("open", static () => 1, description: "Open ones.");
            /// <summary>Closed ones.</summary>
            static readonly object Closed = Meter.CreateCounter<int>("closed", description: "Closed.");
        }
        """);

    [Fact]
    public Task WithoutDocumentationThereIsNoFix() => Fix.OffersAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>([|"a"|], "{x}");
            }
        }
        """);

    [Fact, Edge("PRFG3020")]
    public Task ASentenceEnds() => Rule.EdgeAsync(
        """class C { void M(System.Diagnostics.Metrics.Meter meter) => meter.CreateCounter<long>("a", "{x}", $$); }""",
        silent: "\"Items.\"",
        reported: """[|"Items"|]""");
}
