using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Units.CatalogueUnitRule,
    PerfGen.CodeFixes.Units.CatalogueUnitCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Units.CatalogueUnitRule>;

namespace PerfGen.Analyzers.Tests.Units;

public sealed class CatalogueUnitRuleTests
{
    [Fact]
    public Task ABuiltInMetricInAnotherUnitIsReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            [TrackPerformance([|"total_tokens_used"|]), Measure("testing_time", [|Units.Tokens|])] int M1() => 1;
            void M2()
            {
                Perf.Record("test_coverage", 0.85, [|Units.Ratio|]);
                Perf.Record("memory_usage", 1, [|"ms"|]);
                meter.CreateCounter<long>("files_created", [|"{line}"|]);
            }
        }
        """,
        "'total_tokens_used' is a built-in metric in tokens, not in seconds, as calls are",
        "'testing_time' is a built-in metric in seconds, not in tokens",
        "'test_coverage' is a built-in metric in percent, not in ratio",
        "'memory_usage' is a built-in metric in bytes, not in ms",
        "'files_created' is a built-in metric in count, not in lines");

    [Fact]
    public Task ItsOwnUnitInAnySpellingAndUnitsOfOtherRulesAreNotReported() => Rule.ReportsAsync(
        """
        class C
        {
            [TrackPerformance(Metrics.Names.CodeReviewTime)] void M1() { }
            void M2()
            {
                Perf.Record(Metrics.Names.TestCoverage, 85, "%");
                Perf.Record("testing_time", 1, "s");
                Perf.Record("testing_time", 1, "ms");
                Perf.Record("llm_cost", 1, "EUR");
                Perf.Record("files_created", 1, "{file}");
                Perf.Record("testing_time", 1, "nonsense");
                Perf.Record("of_our_own", 1, "tokens");
            }
        }
        """);

    [Fact]
    public Task TheValueIsConvertedWhereItCanBe() => Fix.FixesAsync(
        "Record in percent",
        """
        class C { void M(double share) => Perf.Record("test_coverage", share, [|Units.Ratio|]); }
        """,
        """
        class C { void M(double share) => Perf.Record("test_coverage", share * 100.0, Units.Percent); }
        """);

    [Fact]
    public Task EveryUnitBecomesTheMetricsOwnAtOnce() => Fix.FixesAllAsync(
        "Record in percent",
        """
        class C { void M(int x) { Perf.Record("test_coverage", x, [|"1"|]); Perf.Record("success_rate", x, [|"%"|]); Perf.Record("prompt_tokens", x, [|"count"|]); } }
        """,
        """
        class C { void M(int x) { Perf.Record("test_coverage", x * 100.0, "percent"); Perf.Record("success_rate", x / 100.0, "ratio"); Perf.Record("prompt_tokens", x, "tokens"); } }
        """);

    [Fact]
    public Task TheNameOfACallsMetricHasNoFix() => Fix.OffersAsync(
        """
        class C { [TrackPerformance([|"total_tokens_used"|])] void M() { } }
        """);

    [Fact, Edge("PRFG4007")]
    public Task AnotherWordForTheSameUnitPasses() => Rule.EdgeAsync(
        """class C { void M() => Perf.Record("prompt_tokens", 1, $$); }""",
        silent: "\"{token}\"",
        reported: """[|"lines"|]""");
}
