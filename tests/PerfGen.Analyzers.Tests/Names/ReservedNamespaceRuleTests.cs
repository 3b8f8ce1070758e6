using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Names.ReservedNamespaceRule,
    PerfGen.CodeFixes.Names.ReservedNamespaceCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.ReservedNamespaceRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class ReservedNamespaceRuleTests
{
    [Fact]
    public Task AMetricOfOnesOwnInAReservedNamespaceIsReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"http.carts"|], 1, Units.Count);
                Perf.Record([|"gen_ai.agent.mood"|], 1, Units.Count);
                Perf.Record([|"otel.things"|], 1, Units.Count);
            }
        }
        """,
        "'http.carts' is none of the metrics that the conventions define under 'http.': use a namespace of your own",
        "'gen_ai.agent.mood' is none of the metrics that the conventions define under 'gen_ai.': use a namespace of your own",
        "'otel.things' is none of the metrics that the conventions define under 'otel.': use a namespace of your own");

    [Fact]
    public Task MetricsOfTheConventionsAndOtherNamespacesAreNotReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("http.server.request.duration", 1, Units.Count);
                Perf.Record("gen_ai.client.token.usage", 1, Units.Count);
                Perf.Record("otel.sdk.span.live", 1, Units.Count);
                Perf.Record("shop.http.carts", 1, Units.Count);
                Perf.Record("httpx.carts", 1, Units.Count);
                Perf.Record("http", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task TheNamespaceOfTheProjectIsPutBefore() => Fix.FixesUnderAsync(
        "perfgen_namespace = shop",
        "Rename to 'shop.http.carts'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"http.carts"|], 1, Units.Count);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shop.http.carts", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task ItIsPutBeforeAllNamesAtOnce() => Fix.FixesAllUnderAsync(
        "perfgen_namespace = shop",
        "Rename to 'shop.http.carts'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"http.carts"|], 1, Units.Count);
                Perf.Record([|"db.rows"|], 1, Units.Count);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shop.http.carts", 1, Units.Count);
                Perf.Record("shop.db.rows", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task WithoutANamespaceOfTheProjectThereIsNoFix() => Fix.OffersAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"http.carts"|], 1, Units.Count);
            }
        }
        """);

    [Fact, Edge("PRFG3004")]
    public Task ANameThatTheConventionDefinesIsTheirs() => Rule.EdgeAsync(
        """class C { void M(System.Diagnostics.Metrics.Meter meter) => meter.CreateHistogram<long>($$, "{token}"); }""",
        silent: "\"gen_ai.client.token.usage\"",
        reported: """[|"gen_ai.client.token.use"|]""");
}
