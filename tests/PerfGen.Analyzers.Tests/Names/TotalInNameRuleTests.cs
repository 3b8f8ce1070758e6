using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Names.TotalInNameRule,
    PerfGen.CodeFixes.Names.TotalInNameCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.TotalInNameRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class TotalInNameRuleTests
{
    [Fact]
    public Task ACounterThatSaysTotalIsReportedUnderOTel() => Rule.ReportsUnderAsync(
        "perfgen_profile = otel",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>([|"shop.orders_total"|], "{x}", "Text.");
                meter.CreateCounter<long>([|"shop.total_orders"|], "{x}", "Text.");
                meter.CreateUpDownCounter<long>([|"shop.orders.total"|], "{x}", "Text.");
            }
        }
        """,
        "the counter's name 'shop.orders_total' says 'total', which every counter is: 'shop.orders' is enough",
        "the counter's name 'shop.total_orders' says 'total', which every counter is: 'shop.orders' is enough",
        "the counter's name 'shop.orders.total' says 'total', which every counter is: 'shop.orders' is enough");

    [Fact]
    public Task OtherInstrumentsWordsAndBuiltInMetricsAreNotReported() => Rule.ReportsUnderAsync(
        "perfgen_profile = otel",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateHistogram<long>("shop.total_age", "{x}", "Text.");
                meter.CreateCounter<long>("shop.totals", "{x}", "Text.");
                meter.CreateCounter<long>("total_tokens_used", "{x}", "Text.");
            }
        }
        """);

    [Fact]
    public Task TheDefaultProfileKnowsTotals() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>("shop.orders_total", "{x}", "Text.");
            }
        }
        """);

    [Fact]
    public Task PrometheusWantsIt() => Rule.ReportsUnderAsync(
        "perfgen_profile = prometheus",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>("shop_orders_total", "{x}", "Text.");
            }
        }
        """);

    [Fact]
    public Task TotalIsTakenOut() => Fix.FixesUnderAsync(
        "perfgen_profile = otel",
        "Rename to 'shop.orders'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>([|"shop.orders_total"|], "{x}", "Text.");
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>("shop.orders", "{x}", "Text.");
            }
        }
        """);

    [Fact]
    public Task ItIsTakenOutOfAllNamesAtOnce() => Fix.FixesAllUnderAsync(
        "perfgen_profile = otel",
        "Rename to 'shop.orders'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>([|"shop.orders_total"|], "{x}", "Text.");
                meter.CreateCounter<long>([|"shop.total_carts"|], "{x}", "Text.");
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>("shop.orders", "{x}", "Text.");
                meter.CreateCounter<long>("shop.carts", "{x}", "Text.");
            }
        }
        """);

    [Fact, Edge("PRFG3010")]
    public Task TotalIsAWordOfItsOwn() => Rule.EdgeAsync(
        """class C { void M(System.Diagnostics.Metrics.Meter meter) => meter.CreateCounter<long>($$, "{item}"); }""",
        silent: "\"shop.items_totals\"",
        reported: """[|"shop.items_total"|]""",
        keys: "perfgen_profile = otel");
}
