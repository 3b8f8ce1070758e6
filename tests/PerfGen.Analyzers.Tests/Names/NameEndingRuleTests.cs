using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Names.NameEndingRule,
    PerfGen.CodeFixes.Names.NameEndingCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.NameEndingRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class NameEndingRuleTests
{
    [Fact]
    public Task EndingsThatOTelDoesNotKnowAreReported() => Rule.ReportsUnderAsync(
        "perfgen_profile = otel",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateHistogram<long>([|"shop.checkout.latency"|], "s", "Text.");
                meter.CreateCounter<long>([|"shop.work.duration"|], "s", "Text.");
                meter.CreateGauge<long>([|"shop.disk.percentage"|], "1", "Text.");
            }
        }
        """,
        "'shop.checkout.latency' is a time of single operations, whose name ends with 'duration': 'shop.checkout.duration'",
        "'shop.work.duration' is a sum of times, whose name ends with 'time': 'shop.work.time'",
        "'shop.disk.percentage' is a share of a limit, whose name ends with 'utilization': 'shop.disk.utilization'");

    [Fact]
    public Task EndingsThatPrometheusAsksForAreReportedWhereTheyLack() => Rule.ReportsUnderAsync(
        "perfgen_profile = prometheus",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateHistogram<long>([|"shop_checkout"|], "s", "Text.");
                meter.CreateCounter<long>([|"shop_orders"|], "{x}", "Text.");
                meter.CreateCounter<long>([|"shop_sent_total"|], "By", "Text.");
                meter.CreateGauge<long>([|"shop_use"|], "%", "Text.");
            }
        }
        """,
        "'shop_checkout' is in seconds, whose name ends with '_seconds': 'shop_checkout_seconds'",
        "'shop_orders' is in {x} and a counter, whose name ends with '_total': 'shop_orders_total'",
        "'shop_sent_total' is in bytes and a counter, whose name ends with '_bytes_total': 'shop_sent_bytes_total'",
        "'shop_use' is in percent, whose name ends with '_ratio': 'shop_use_ratio'");

    [Fact]
    public Task EndingsOfTheConventionsAreNotReported() => Rule.ReportsUnderAsync(
        "perfgen_profile = otel",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateHistogram<long>("http.client.request.time_in_queue", "s", "Text.");
                meter.CreateCounter<long>("process.cpu.time", "s", "Text.");
                meter.CreateGauge<long>("system.cpu.utilization", "1", "Text.");
                meter.CreateHistogram<long>("shop.checkout.duration", "s", "Text.");
            }
        }
        """);

    [Fact]
    public Task EndingsOfPrometheusAreNotReported() => Rule.ReportsUnderAsync(
        "perfgen_profile = prometheus",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateHistogram<long>("shop_checkout_seconds", "s", "Text.");
                meter.CreateCounter<long>("shop_sent_bytes_total", "By", "Text.");
                meter.CreateCounter<long>("shop_orders_total", "{x}", "Text.");
                meter.CreateUpDownCounter<long>("shop_queue", "{job}", "Text.");
            }
        }
        """);

    [Fact]
    public Task TheDefaultProfileAsksForNone() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateHistogram<long>("shop.checkout.latency", "s", "Text.");
            }
        }
        """);

    [Fact]
    public Task TheEndingIsWritten() => Fix.FixesUnderAsync(
        "perfgen_profile = otel",
        "Rename to 'shop.checkout.duration'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateHistogram<long>([|"shop.checkout.latency"|], "s", "Text.");
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateHistogram<long>("shop.checkout.duration", "s", "Text.");
            }
        }
        """);

    [Fact]
    public Task ItIsWrittenAtAllNamesAtOnce() => Fix.FixesAllUnderAsync(
        "perfgen_profile = prometheus",
        "Rename to 'a_total'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>([|"a"|], "{x}", "Text.");
                meter.CreateCounter<long>([|"b"|], "s", "Text.");
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>("a_total", "{x}", "Text.");
                meter.CreateCounter<long>("b_seconds_total", "s", "Text.");
            }
        }
        """);

    [Fact, Edge("PRFG3012")]
    public Task TheConventionsWordForATimeIsDuration() => Rule.EdgeAsync(
        """class C { void M(System.Diagnostics.Metrics.Meter meter) => meter.CreateHistogram<double>($$, "s"); }""",
        silent: "\"shop.duration\"",
        reported: """[|"shop.latency"|]""",
        keys: "perfgen_profile = otel");
}
