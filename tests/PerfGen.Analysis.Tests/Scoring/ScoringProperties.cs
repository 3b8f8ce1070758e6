using FsCheck;
using FsCheck.Fluent;

namespace PerfGen.Analysis.Tests.Scoring;

/// <summary>Scores stay in their range, and move the right way in every factor.</summary>
public sealed class ScoringProperties
{
    private static readonly Gen<TaskFacts> Facts =
        from success in Gen.Elements(true, false)
        from duration in Gen.Frequency((1, Gen.Constant<double?>(null)), (6, Properties.Between(0, 10_000).Select(static value => (double?)value)))
        from lines in Gen.Frequency((1, Gen.Constant<double?>(null)), (4, Gen.Choose(0, 5000).Select(static value => (double?)value)))
        from quality in Gen.Frequency((1, Gen.Constant<double?>(null)), (4, Properties.Between(0, 100).Select(static value => (double?)value)))
        from practices in Gen.Elements(true, false)
        from documentation in Gen.Elements(true, false)
        select new TaskFacts
        {
            Success = success, DurationSeconds = duration, LinesChanged = lines, CodeQuality = quality, BestPracticesFollowed = practices, DocumentationUpdated = documentation,
        };

    private static readonly Gen<ScoringOptions> Options = Gen.Frequency(
        (1, Gen.Constant(ScoringOptions.Compat)),
        (1, Gen.Constant(ScoringOptions.Default)),
        (2, from five in Gen.Choose(0, 100).ArrayOf(5)
            from three in Gen.Choose(0, 100).ArrayOf(3)
            where five.Sum() > 0 && three.Sum() > 0
            select new ScoringOptions
            {
                Quality = new QualityWeights
                {
                    Completion = five[0] / (double)five.Sum(), CodeQuality = five[1] / (double)five.Sum(), Efficiency = five[2] / (double)five.Sum(),
                    BestPractices = five[3] / (double)five.Sum(), Documentation = five[4] / (double)five.Sum(),
                },
                Index = new IndexWeights { Quality = three[0] / (double)three.Sum(), TimeEfficiency = three[1] / (double)three.Sum(), Success = three[2] / (double)three.Sum() },
            }));

    private static readonly Gen<(TaskFacts Facts, ScoringOptions Options)> Cases = from facts in Facts from options in Options select (facts, options);

    [Fact]
    public void EveryScoreIsFrom0To100AndTheSumOfItsTerms() => Properties.Hold(Cases, static one =>
        TaskScorer.Score(one.Facts, one.Options).All.All(static score =>
            score.Value is null or (>= 0 and <= 100) && Math.Abs((score.Value ?? 0) - score.Terms.Sum(static term => term.Points)) < 1e-9));

    [Fact]
    public void ATaskThatSucceedsNeverScoresBelowTheSameTaskThatFails() => NeverFalls(static facts => facts with { Success = false }, static facts => facts with { Success = true });

    [Fact]
    public void BestPracticesNeverLowerAScore() =>
        NeverFalls(static facts => facts with { BestPracticesFollowed = false }, static facts => facts with { BestPracticesFollowed = true });

    [Fact]
    public void DocumentationNeverLowersAScore() =>
        NeverFalls(static facts => facts with { DocumentationUpdated = false }, static facts => facts with { DocumentationUpdated = true });

    [Fact]
    public void BetterCodeNeverLowersAScore() => Properties.Hold(
        from one in Cases from better in Properties.Between(0, 100) where one.Facts.CodeQuality <= better select (one.Facts, one.Options, better),
        static one => AreNotBelow(TaskScorer.Score(one.Facts, one.Options), TaskScorer.Score(one.Facts with { CodeQuality = one.better }, one.Options)));

    [Fact]
    public void ALongerTimeNeverRaisesAScore() => Properties.Hold(
        from one in Cases from longer in Properties.Between(0, 10_000) where one.Facts.DurationSeconds <= longer select (one.Facts, one.Options, longer),
        static one => AreNotBelow(TaskScorer.Score(one.Facts with { DurationSeconds = one.longer }, one.Options), TaskScorer.Score(one.Facts, one.Options)));

    [Fact]
    public void MoreLinesNeverLowerACompatScore() => Properties.Hold(
        from facts in Facts from more in Gen.Choose(0, 5000) where facts.LinesChanged <= more select (facts, more),
        static one => AreNotBelow(TaskScorer.Score(one.facts, ScoringOptions.Compat), TaskScorer.Score(one.facts with { LinesChanged = one.more }, ScoringOptions.Compat)));

    [Fact]
    public void APropertyThatDoesNotHoldIsFound() => Assert.ThrowsAny<Exception>(static () =>
        NeverFalls(static facts => facts with { Success = true }, static facts => facts with { Success = false }));

    private static void NeverFalls(Func<TaskFacts, TaskFacts> worse, Func<TaskFacts, TaskFacts> better) => Properties.Hold(Cases, one =>
        AreNotBelow(TaskScorer.Score(worse(one.Facts), one.Options), TaskScorer.Score(better(one.Facts), one.Options)));

    private static bool AreNotBelow(TaskScores below, TaskScores above) =>
        below.All.Zip(above.All).All(static pair => pair.First.Value is null || pair.Second.Value >= pair.First.Value - 1e-9);
}
