using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Names.ReservedEndingRule,
    PerfGen.CodeFixes.Names.ReservedEndingCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.ReservedEndingRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class ReservedEndingRuleTests
{
    [Fact]
    public Task WhatPrometheusAppendsIsReported() => Rule.ReportsUnderAsync(
        "perfgen_profile = prometheus",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"a_bucket"|], 1, Units.Count);
                Perf.Record([|"a_count"|], 1, Units.Count);
                Perf.Record([|"a_sum"|], 1, Units.Count);
                Perf.Record([|"a_created"|], 1, Units.Count);
                Perf.Record([|"a_info"|], 1, Units.Count);
            }
        }
        """,
        "the metric's name 'a_bucket' ends with '_bucket', which Prometheus appends itself: 'a'",
        "the metric's name 'a_count' ends with '_count', which Prometheus appends itself: 'a'",
        "the metric's name 'a_sum' ends with '_sum', which Prometheus appends itself: 'a'",
        "the metric's name 'a_created' ends with '_created', which Prometheus appends itself: 'a'",
        "the metric's name 'a_info' ends with '_info', which Prometheus appends itself: 'a'");

    [Fact]
    public Task OtherWordsAndBuiltInMetricsAreNotReported() => Rule.ReportsUnderAsync(
        "perfgen_profile = prometheus",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("error_count", 1, Units.Count);
                Perf.Record("files_created", 1, Units.Count);
                Perf.Record("account", 1, Units.Count);
                Perf.Record("shop_info_pages", 1, Units.Count);
                Perf.Record("_sum", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task OtherProfilesDoNotMind() => Rule.ReportsUnderAsync(
        "perfgen_profile = otel",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shop.a_count", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task TheEndingIsTakenOff() => Fix.FixesUnderAsync(
        "perfgen_profile = prometheus",
        "Rename to 'a'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"a_sum"|], 1, Units.Count);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task ItIsTakenOffAllNamesAtOnce() => Fix.FixesAllUnderAsync(
        "perfgen_profile = prometheus",
        "Rename to 'a'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"a_sum"|], 1, Units.Count);
                Perf.Record([|"b_info"|], 1, Units.Count);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a", 1, Units.Count);
                Perf.Record("b", 1, Units.Count);
            }
        }
        """);

    [Fact, Edge("PRFG3013")]
    public Task AnEndingIsAWordOfItsOwn() => Rule.EdgeAsync(
        "class C { void M() => Perf.Record($$, 1, Units.Count); }",
        silent: "\"shop_items_sums\"",
        reported: """[|"shop_items_sum"|]""",
        keys: "perfgen_profile = prometheus");
}
