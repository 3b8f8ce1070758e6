using System.Text.Json;

namespace PerfGen.Analysis.Tests.Scoring;

/// <summary>Scores against the documents' formulas and the figures that they and the origin's files give.</summary>
public sealed class ScoringTests
{
    private static readonly TaskFacts Perfect = new() { Success = true, DurationSeconds = 60, LinesChanged = 150, BestPracticesFollowed = true, DocumentationUpdated = true, CodeQuality = 100 };

    [Fact]
    public void Q1_QualityIsTheWeightedMeanOfItsFiveParts()
    {
        var quality = TaskScorer.Score(new TaskFacts { Success = true, DurationSeconds = 360, CodeQuality = 82, BestPracticesFollowed = true, DocumentationUpdated = false }).Quality;

        Assert.Equal((0.30 * 100) + (0.25 * 82) + (0.20 * 89.5) + (0.15 * 100) + (0.10 * 0), quality.Value!.Value, 10);
        Assert.Equal([0.30, 0.25, 0.20, 0.15, 0.10], quality.Terms.Select(static term => Math.Round(term.Weight!.Value, 10)));
        Assert.Equal(100, TaskScorer.Score(Perfect).Quality.Value!.Value, 10);
    }

    [Fact]
    public void Q1_WhatIsUnknownIsNotZeroButLeavesItsWeightToTheOthers()
    {
        var quality = TaskScorer.Score(Perfect with { CodeQuality = null }).Quality;

        Assert.Equal(100, quality.Value!.Value, 10);
        Assert.Equal(0.30 / 0.75, quality.Terms[0].Weight!.Value, 10);
        Assert.Equal((null, null, 0.0), (quality.Terms[1].Value, quality.Terms[1].Weight, quality.Terms[1].Points));
    }

    [Fact]
    public void Q2_ThePerformanceIndexWeighsQualityTimeAndSuccess()
    {
        var scores = TaskScorer.Score(new TaskFacts { Success = true, DurationSeconds = 1200, CodeQuality = 60, BestPracticesFollowed = false });

        Assert.Equal((0.40 * scores.Quality.Value!.Value) + (0.35 * 69.5) + (0.25 * 100), scores.PerformanceIndex.Value!.Value, 10);
    }

    [Theory]
    [InlineData(120, 25, 69.375, 12.5)]
    [InlineData(90, 25, 70.833, 16.667)]
    [InlineData(180, 25, 67.917, 8.333)]
    public void Q2_CompatGivesTheFiguresOfTheOriginsFiles(double seconds, double lines, double index, double time)
    {
        var scores = TaskScorer.Score(new TaskFacts { Success = true, DurationSeconds = seconds, LinesChanged = lines }, ScoringOptions.Compat);

        Assert.Equal(100, scores.Quality.Value);
        Assert.Equal(index, scores.PerformanceIndex.Value!.Value, 3);
        Assert.Equal(time, scores.TimeEfficiency.Value!.Value, 3);
    }

    [Fact]
    public void Q2_CompatGivesTheTruncatedBreakdownOfTheOriginsFiles()
    {
        var scores = TaskScorer.Score(new TaskFacts { DurationSeconds = 120, LinesChanged = 25 }, ScoringOptions.Compat);

        Assert.Equal(69.375, scores.PerformanceIndex.Value);
        Assert.Equal(new CompatBreakdown(32, 10, 42, 7, 7), scores.Breakdown);
    }

    [Fact]
    public void Q2_CompatOfATaskThatFailed()
    {
        var scores = TaskScorer.Score(new TaskFacts { Success = false, BestPracticesFollowed = false, DurationSeconds = 3000 }, ScoringOptions.Compat);

        // 70 + 0 + 0 + 0.1 + 5 + 5; five times 0.1.
        Assert.Equal(80.1, scores.Quality.Value!.Value, 10);
        Assert.Equal(0.5, scores.TimeEfficiency.Value!.Value, 10);
        Assert.Equal((0.40 * 80.1) + (0.35 * 0.5), scores.PerformanceIndex.Value!.Value, 10);
    }

    [SkippableFact]
    public void Q2_CompatGivesEveryFormulaRowOfARealFile()
    {
        using var file = RealData.Read("claude-patterns/performance_records.9b85284.json");
        var rows = 0;
        foreach (var record in file.RootElement.GetProperty("records").EnumerateArray())
        {
            var details = record.GetProperty("details");
            if (!details.TryGetProperty("performance_index", out var index) || !details.TryGetProperty("time_efficiency", out var time)
                || !details.TryGetProperty("lines_changed", out var lines) || !details.TryGetProperty("duration_seconds", out var duration))
            {
                continue;
            }

            var scores = TaskScorer.Score(
                new TaskFacts { Success = details.GetProperty("success").GetBoolean(), DurationSeconds = duration.GetDouble(), LinesChanged = lines.GetDouble() }, ScoringOptions.Compat);
            Assert.Equal(record.GetProperty("overall_score").GetDouble(), scores.Quality.Value!.Value, 1);
            Assert.Equal(time.GetDouble(), scores.TimeEfficiency.Value!.Value, 2);
            Assert.Equal(index.GetDouble(), scores.PerformanceIndex.Value!.Value, 2);
            int[] breakdown = [.. record.GetProperty("breakdown").EnumerateObject().Select(static part => part.Value.GetInt32())];
            Assert.Equal(new CompatBreakdown(breakdown[0], breakdown[1], breakdown[2], breakdown[3], breakdown[4]), scores.Breakdown);
            rows++;
        }

        Assert.True(rows == 17, $"only {rows} rows have figures to compare with");
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(119, 100)]
    [InlineData(120, 99)]
    [InlineData(360, 89.5)]
    [InlineData(600, 80)]
    [InlineData(1200, 69.5)]
    [InlineData(1800, 60)]
    [InlineData(7200, 40)]
    [InlineData(86400, 40)]
    public void Q3_TimeEfficiencyFallsInTheDocumentedBands(double seconds, double expected) => Assert.Equal(expected, TimeEfficiency.Of(seconds), 10);

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Q3_ADurationBelowZeroIsRefused(double seconds) => Assert.Throws<ArgumentOutOfRangeException>(() => TimeEfficiency.Of(seconds));

    [Theory]
    [InlineData(70, true)]
    [InlineData(69.999, false)]
    public void Q4_ATaskPassesAtSeventy(double quality, bool passed)
    {
        // Everything but the code is at 100, or at 0; its weight alone decides.
        var options = new ScoringOptions { Quality = new QualityWeights { Completion = 0, CodeQuality = 1, Efficiency = 0, BestPractices = 0, Documentation = 0 } };

        Assert.Equal(passed, TaskScorer.Score(new TaskFacts { CodeQuality = quality }, options).Passed);
    }

    [Fact]
    public void Q5_ImprovementIsCountedInPointsOverTheMeanOfEarlierTasks()
    {
        Assert.Equal(81, QualityImprovement.Baseline([80, 82, 81]));
        Assert.Equal(9, QualityImprovement.Over(90, 81));
        Assert.Null(QualityImprovement.Baseline([80, 82]));
        Assert.Null(QualityImprovement.Over(90, null));
    }

    [Fact]
    public void Q10_WeightsAreConfigurable()
    {
        var options = new ScoringOptions { Index = new IndexWeights { Quality = 0, TimeEfficiency = 1, Success = 0 } };

        Assert.Equal(89.5, TaskScorer.Score(new TaskFacts { DurationSeconds = 360, Success = false }, options).PerformanceIndex.Value);
    }

    [Fact]
    public void Q10_WeightsThatDoNotAddUpAreRefusedWithTheirSum()
    {
        var error = Assert.Throws<ArgumentException>(static () =>
            TaskScorer.Score(new TaskFacts(), new ScoringOptions { Quality = new QualityWeights { Completion = 0.5 } }));

        Assert.Equal("the weights of the quality add up to 1.2; they have to add up to 1", error.Message);
        Assert.Throws<ArgumentException>(static () => TaskScorer.Score(new TaskFacts(), new ScoringOptions { Index = new IndexWeights { Success = double.NaN } }));
    }

    [Fact]
    public void Q10_ExplainShowsTermsThatAddUpInBothModes()
    {
        foreach (var options in new[] { ScoringOptions.Default, ScoringOptions.Compat })
        {
            foreach (var score in TaskScorer.Score(new TaskFacts { DurationSeconds = 700, LinesChanged = 4000 }, options).All)
            {
                Assert.Equal(score.Value!.Value, score.Terms.Sum(static term => term.Points), 9);
            }
        }
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 0, 101)]
    [InlineData(double.PositiveInfinity, 0, 0)]
    public void FactsOutOfRangeAreRefused(double duration, double lines, double codeQuality) => Assert.Throws<ArgumentException>(() =>
        TaskScorer.Score(new TaskFacts { DurationSeconds = duration, LinesChanged = lines, CodeQuality = codeQuality }));

    [Fact]
    public void Q7_TheDebuggingIndexIsThatOfTheOriginsFile()
    {
        var index = DebuggingIndex.Of([(97, 0.0, true), (97, 0.6, true), (98, 0.6, true)])!;

        Assert.Equal((97.3, 97.3), (Math.Round(index.InitialQuality, 1), Math.Round(index.FinalQuality, 1)));
        Assert.Equal((58.4, 100.0, 1.0), (Math.Round(index.QualityImprovementScore, 1), index.TimeEfficiencyScore, index.SuccessRate));
        Assert.Equal(83.4, Math.Round(index.PerformanceIndex, 1));
        Assert.Equal((58.4, 1.0, 0.0), (Math.Round(index.EfficiencyIndex, 1), index.RelativeImprovement, index.RegressionPenalty));
    }

    [Fact]
    public void Q7_RegressionsCostTwentyPointsTimesTheirRate()
    {
        var index = DebuggingIndex.Of([(80, 30, true), (90, 30, true), (87, 30, false), (88, 30, true), (86.5, 30, true)])!;

        // Only 90 → 87 is a drop of more than 2.
        Assert.Equal((1, 20 * 1 / 4.0), (index.Regressions, index.RegressionPenalty));
        Assert.Equal(50, index.TimeEfficiencyScore);
        Assert.Equal(index.PerformanceIndex, index.Explain.Terms.Sum(static term => term.Points), 9);
        Assert.Equal(50, DebuggingIndex.Of([(80, 1, true)])!.TimeEfficiencyScore);
        Assert.Null(DebuggingIndex.Of([]));
    }

    [SkippableFact]
    public void Q7_TheDebuggingIndexIsThatOfARealFile()
    {
        using var file = RealData.Read("claude-patterns/debugging_performance_1days.28386e1.json");
        var model = file.RootElement.GetProperty("detailed_metrics").GetProperty("GLM 4.6");
        var assessments = model.GetProperty("debugging_assessments").EnumerateArray()
            .Select(static one => (one.GetProperty("overall_score").GetDouble(), (double?)Minutes(one), one.GetProperty("pass").GetBoolean())).ToList();

        var index = DebuggingIndex.Of(assessments)!;

        Assert.Equal(model.GetProperty("performance_index").GetDouble(), Math.Round(index.PerformanceIndex, 1));
        Assert.Equal(model.GetProperty("quality_metrics").GetProperty("qis").GetDouble(), Math.Round(index.QualityImprovementScore, 1));

        static double Minutes(JsonElement one) =>
            one.GetProperty("details").TryGetProperty("time_elapsed_minutes", out var minutes) ? minutes.GetDouble() : 0;
    }
}
