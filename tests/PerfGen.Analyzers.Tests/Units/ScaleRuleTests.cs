using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Units.ScaleRule,
    PerfGen.CodeFixes.Units.ScaleCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Units.ScaleRule>;

namespace PerfGen.Analyzers.Tests.Units;

public sealed class ScaleRuleTests
{
    [Fact]
    public Task ConstantsOutsideOfTheRangeAreReported() => Rule.ReportsAsync(
        """
        class C(int covered, int total, double score, double sumOfPercents)
        {
            void M()
            {
                Metrics.CodeQualityScore.Record([|85|]);
                Perf.Record("test_coverage", [|101|], "%");
                Perf.Record("success_rate", [|92|], "ratio");
                Perf.Record("files_created", [|-1|], Units.Count);
            }
        }
        """,
        "'code_quality_score' goes from 1 to 10, and 85 is recorded; a score of 0 to 100 is 'quality_score'",
        "'test_coverage' goes from 0 to 100, and 101 is recorded",
        "'success_rate' goes from 0 to 1, and 92 is recorded",
        "'files_created' goes from 0 to any number, and -1 is recorded");

    [Fact]
    public Task SharesInTheWrongHundredAreReported() => Rule.ReportsAsync(
        """
        class C(int covered, int total, double score, double sumOfPercents)
        {
            void M()
            {
                Metrics.TestCoverage.Record([|0.85|]);
                Perf.Record("quality_score", [|0.9|], Units.Score);
                Perf.Record("a", [|(double)covered / total|], Units.Percent);
                Perf.Record("a", [|score * 100|], Units.Ratio);
            }
        }
        """,
        "'test_coverage' goes from 0 to 100, and 0.85 is recorded; of a scale of 0 to 1?",
        "'quality_score' goes from 0 to 100, and 0.9 is recorded; of a scale of 0 to 1?",
        "'a' goes from 0 to 100, and a quotient of 0 to 1 is recorded",
        "'a' goes from 0 to 1, and a value times 100 is recorded");

    [Fact]
    public Task ValuesOnTheScaleAreNotReported() => Rule.ReportsAsync(
        """
        class C(int covered, int total, double score, double sumOfPercents)
        {
            void M()
            {
                Metrics.CodeQualityScore.Record(8.5);
                Metrics.TestCoverage.Record(85.5);
                Metrics.TestCoverage.Record(1);
                Perf.Record("test_coverage", 0.85, "ratio");
                Perf.Record("a", 100.0 * covered / total, Units.Percent);
                Perf.Record("a", sumOfPercents / total, Units.Percent);
                Perf.Record("a", (double)covered / total, Units.Ratio);
                Perf.Record("speedup_factor", score * 100, Units.Ratio);
                Perf.Record("a", 1000, Units.Score);
            }
        }
        """);

    [Fact]
    public Task ThatMuchMoreIsRecorded() => Fix.FixesAsync(
        "Record 100 times as much",
        """
        class C(int covered, int total, double score, double sumOfPercents)
        {
            void M()
            {
                Perf.Record("a", [|(double)covered / total|], Units.Percent);
            }
        }
        """,
        """
        class C(int covered, int total, double score, double sumOfPercents)
        {
            void M()
            {
                Perf.Record("a", ((double)covered / total) * 100.0, Units.Percent);
            }
        }
        """);

    [Fact]
    public Task ThatMuchMoreIsRecordedEverywhereAtOnce() => Fix.FixesAllAsync(
        "Record 100 times as much",
        """
        class C(int covered, int total, double score, double sumOfPercents)
        {
            void M()
            {
                Metrics.TestCoverage.Record([|0.85|]);
                Perf.Record("a", [|(double)covered / total|], Units.Percent);
            }
        }
        """,
        """
        class C(int covered, int total, double score, double sumOfPercents)
        {
            void M()
            {
                Metrics.TestCoverage.Record(0.85 * 100.0);
                Perf.Record("a", ((double)covered / total) * 100.0, Units.Percent);
            }
        }
        """);

    [Fact]
    public Task AScoreOutOfItsRangeHasNoFix() => Fix.OffersAsync(
        """
        class C(int covered, int total, double score, double sumOfPercents)
        {
            void M()
            {
                Metrics.CodeQualityScore.Record([|85|]);
            }
        }
        """);

    [Fact, Edge("PRFG4012")]
    public Task TheEndOfAScaleIsOnIt() => Rule.EdgeAsync(
        """class C { void M() => Perf.Record("test_coverage", $$, Units.Percent); }""",
        silent: "100",
        reported: "[|100.5|]");
}
