using FsCheck.Fluent;

namespace PerfGen.Analysis.Tests.Learning;

public sealed class LearningInsightsTests
{
    [Fact]
    public void Q8_TheDocumentsThresholdsAreEightyAndSixtyWithThreeUses()
    {
        Assert.Equal(Advice.Recommended, RecommendationRules.ByThresholds(80, 1));
        Assert.Equal(Advice.CannotTell, RecommendationRules.ByThresholds(79.9, 100));
        Assert.Equal(Advice.NotRecommended, RecommendationRules.ByThresholds(59.9, 3));
        Assert.Equal(Advice.CannotTell, RecommendationRules.ByThresholds(59.9, 2));
    }

    [Fact]
    public void R40_ThreeLuckyRunsAreNoRecommendation()
    {
        var insight = Assert.Single(LearningInsights.Of([.. Enumerable.Repeat(new TaskOutcome { Succeeded = true, PerformanceIndex = 100, Skills = ["lucky"] }, 3)]));

        Assert.Equal((Advice.CannotTell, 3), (insight.Advice, insight.Uses));
        Assert.Equal("mean index 100 [75.2, 100] over 3: 2 more at least", insight.Reason);
        Assert.InRange(insight.SuccessRate!.Low, 0.4, 0.5);
    }

    [Fact]
    public void Q8_AGoodSkillIsRecommendedAndABadOneIsNotOnceTheirIntervalsAgree()
    {
        var tasks = Enumerable.Range(0, 10).SelectMany(static i => new[]
        {
            new TaskOutcome { TaskType = "coding", Succeeded = true, PerformanceIndex = 85 + i, Skills = ["good"], Tools = ["grep"] },
            new TaskOutcome { TaskType = "coding", Succeeded = i % 2 == 0, PerformanceIndex = 40 + i, Skills = ["bad"] },
        }).ToList();

        var insights = LearningInsights.Of(tasks);

        var good = Assert.Single(insights, static one => one.Name == "good");
        var bad = Assert.Single(insights, static one => one.Name == "bad");
        var tool = Assert.Single(insights, static one => one.Kind == FactorKind.Tool);
        Assert.Equal((Advice.Recommended, Advice.NotRecommended, Advice.Recommended), (good.Advice, bad.Advice, tool.Advice));
        Assert.Equal((89.5, 45.0), (good.PerformanceIndex!.Value, good.Gain!.Value));
        Assert.True(good.Gain.Low > 30 && bad.Gain!.High < -30);
        Assert.Equal((1.0, 0.5), (good.SuccessRate!.Value, bad.SuccessRate!.Value));
    }

    [Fact]
    public void K26_EffectivenessIsCountedForEachKindOfTask()
    {
        var insights = LearningInsights.Of(
        [
            new TaskOutcome { TaskType = "coding", PerformanceIndex = 90, Agent = "a", Model = "m", Skills = ["s", "t"] },
            new TaskOutcome { TaskType = "testing", PerformanceIndex = 40, Agent = "a", Succeeded = false, Skills = ["s"] },
            new TaskOutcome { TaskType = "testing", Agent = "b", Succeeded = true },
        ]);

        Assert.Equal(
            [("coding", FactorKind.Skill, "s"), ("coding", FactorKind.Skill, "t"), ("coding", FactorKind.Agent, "a"), ("coding", FactorKind.Model, "m"),
             ("testing", FactorKind.Skill, "s"), ("testing", FactorKind.Agent, "a"), ("testing", FactorKind.Agent, "b")],
            insights.Select(static one => (one.TaskType, one.Kind, one.Name)));
        Assert.Null(insights[^1].PerformanceIndex);
        Assert.Equal("no task with it has a performance index", insights[^1].Reason);
        Assert.Null(insights[0].SuccessRate);
    }

    [Fact]
    public void IntervalsHoldTheirFigureAndNarrowWithTheCount() => Properties.Hold(
        from scores in Properties.Between(0, 100).NonEmptyListOf()
        select scores,
        static scores =>
        {
            var once = Interval.OfScores([.. scores], 10)!;
            var often = Interval.OfScores([.. scores, .. scores, .. scores, .. scores], 10)!;
            return once.Low <= once.Value + 1e-9 && once.Value <= once.High + 1e-9 && often.High - often.Low <= once.High - once.Low + 1e-9 && once is { Low: >= 0, High: <= 100 };
        });

    [Fact]
    public void TheIntervalOfAShareIsWilsons()
    {
        // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20.
        Assert.Equal((0.2553, 0.3662), Rounded(Interval.OfShare(81, 263)!));
        Assert.Equal((0.0624, 0.1605), Rounded(Interval.OfShare(15, 148)!));
        Assert.Equal((0.0, 0.1611), Rounded(Interval.OfShare(0, 20)!));
        Assert.Null(Interval.OfShare(0, 0));

        static (double, double) Rounded(Interval interval) => (Math.Round(interval.Low, 4), Math.Round(interval.High, 4));
    }
}
