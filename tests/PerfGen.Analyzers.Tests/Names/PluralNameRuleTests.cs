using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Names.PluralNameRule,
    PerfGen.CodeFixes.Names.PluralNameCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.PluralNameRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class PluralNameRuleTests
{
    [Fact]
    public Task TheWrongNumberIsReportedUnderOTel() => Rule.ReportsUnderAsync(
        "perfgen_profile = otel",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>([|"shop.order"|], "{order}", "Text.");
                meter.CreateUpDownCounter<long>([|"shop.sessions"|], "{session}", "Text.");
                meter.CreateHistogram<long>([|"shop.waits"|], "s", "Text.");
                meter.CreateCounter<long>([|"shop.entry"|], "{entry}", "Text.");
            }
        }
        """,
        "'shop.order' counts things, which is said in the plural: 'shop.orders'",
        "'shop.sessions' is how many there are now, which is called a count: 'shop.session.count'",
        "'shop.waits' is in the plural, and is not a number of things: 'shop.wait'",
        "'shop.entry' counts things, which is said in the plural: 'shop.entries'");

    [Fact]
    public Task TheRightNumberIsNotReported() => Rule.ReportsUnderAsync(
        "perfgen_profile = otel",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>("shop.orders", "{order}", "Text.");
                meter.CreateUpDownCounter<long>("http.server.active_requests", "{request}", "Text.");
                meter.CreateGauge<long>("shop.status", "1", "Text.");
                meter.CreateHistogram<long>("shop.process", "s", "Text.");
                meter.CreateUpDownCounter<long>("shop.session.count", "{session}", "Text.");
                meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}", "Text.");
            }
        }
        """);

    [Fact]
    public Task TheDefaultProfileHasItsOwnNames() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>("shop.order", "{order}", "Text.");
            }
        }
        """);

    [Fact]
    public Task TheOtherNumberIsWritten() => Fix.FixesUnderAsync(
        "perfgen_profile = otel",
        "Rename to 'shop.orders'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>([|"shop.order"|], "{order}", "Text.");
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>("shop.orders", "{order}", "Text.");
            }
        }
        """);

    [Fact]
    public Task ItIsWrittenInAllNamesAtOnce() => Fix.FixesAllUnderAsync(
        "perfgen_profile = otel",
        "Rename to 'shop.orders'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>([|"shop.order"|], "{order}", "Text.");
                meter.CreateCounter<long>([|"shop.box"|], "{box}", "Text.");
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>("shop.orders", "{order}", "Text.");
                meter.CreateCounter<long>("shop.boxes", "{box}", "Text.");
            }
        }
        """);

    [Fact, Edge("PRFG3011")]
    public Task HowManyThereAreIsACount() => Rule.EdgeAsync(
        """class C { void M(System.Diagnostics.Metrics.Meter meter) => meter.CreateUpDownCounter<long>($$, "{item}"); }""",
        silent: "\"shop.item.count\"",
        reported: """[|"shop.items"|]""",
        keys: "perfgen_profile = otel");
}
