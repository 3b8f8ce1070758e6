using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.NamespaceCollisionRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class NamespaceCollisionRuleTests
{
    [Fact]
    public Task ANameThatIsANamespaceIsReportedWhereverItStands() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"shop.orders"|], 1, Units.Count);
                Perf.Record("shop.orders.value", 1, Units.Count);
                Perf.Record("shop.orders.lines.value", 1, Units.Count);
                Perf.Record([|"shop.orders"|], 1, Units.Count);
            }
        }
        """,
        "'shop.orders' is a metric and the namespace of 'shop.orders.value': give the metric a last word of its own",
        "'shop.orders' is a metric and the namespace of 'shop.orders.value': give the metric a last word of its own");

    [Fact]
    public Task NamesThatOnlyBeginAlikeAreNotReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shop.orders", 1, Units.Count);
                Perf.Record("shop.orders_value", 1, Units.Count);
                Perf.Record("shop.ordersvalue.x", 1, Units.Count);
                Perf.Record("shop.carts", 1, Units.Count);
            }
        }
        """);

    [Fact, Edge("PRFG3005")]
    public Task ANamespaceIsWhatStandsBeforeADot() => Rule.EdgeAsync(
        """class C { void M() { Perf.Record("shop.calls.time", 1, Units.Seconds); Perf.Record($$, 1, Units.Count); } }""",
        silent: "\"shop.call\"",
        reported: """[|"shop.calls"|]""");
}
