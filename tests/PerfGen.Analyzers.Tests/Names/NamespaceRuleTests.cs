using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Names.NamespaceRule,
    PerfGen.CodeFixes.Names.NamespaceCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.NamespaceRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class NamespaceRuleTests
{
    [Fact]
    public Task ANameWithoutNamespaceIsReportedUnderOTel() => Rule.ReportsUnderAsync(
        "perfgen_profile = otel",
        """
        class C { [TrackPerformance([|"checkout"|])] void M() => Perf.Record([|"orders"|], 1, Units.Count); }
        """,
        "'checkout' has no namespace: put one before it, as in 'shop.checkout'",
        "'orders' has no namespace: put one before it, as in 'shop.orders'");

    [Fact]
    public Task NamesWithANamespaceAndBuiltInMetricsAreNotReported() => Rule.ReportsUnderAsync(
        "perfgen_profile = otel",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shop.orders", 1, Units.Count);
                Perf.Record("tool_calls", 1, Units.Count);
                Perf.Record("Bad", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task OtherProfilesAskForNone() => Rule.ReportsUnderAsync(
        "perfgen_profile = prometheus",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("orders", 1, Units.Count);
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
                Perf.Record("orders", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task TheNamespaceOfTheProjectIsPutBefore() => Fix.FixesUnderAsync(
        "perfgen_profile = otel\nperfgen_namespace = shop",
        "Rename to 'shop.orders'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"orders"|], 1, Units.Count);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shop.orders", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task ItIsPutBeforeAllNamesAtOnce() => Fix.FixesAllUnderAsync(
        "perfgen_profile = otel\nperfgen_namespace = shop",
        "Rename to 'shop.orders'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"orders"|], 1, Units.Count);
                Perf.Record([|"carts"|], 1, Units.Count);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shop.orders", 1, Units.Count);
                Perf.Record("shop.carts", 1, Units.Count);
            }
        }
        """);

    [Fact, Edge("PRFG3003")]
    public Task OneDotMakesANamespace() => Rule.EdgeAsync(
        "class C { void M() => Perf.Record($$, 1, Units.Count); }",
        silent: "\"shop.calls\"",
        reported: """[|"shop_calls"|]""",
        keys: "perfgen_profile = otel");
}
