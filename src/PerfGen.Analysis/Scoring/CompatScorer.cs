using static PerfGen.Analysis.TimeEfficiency;

namespace PerfGen.Analysis;

/// <summary>The scores that the origin's code gave: a base of 70, and five factors in points on top.</summary>
internal static class CompatScorer
{
    private const double Base = 70;
    private const double DefaultSeconds = 60;
    private static readonly IndexWeights FixedWeights = new();

    public static TaskScores Score(TaskFacts facts, ScoringOptions options)
    {
        var seconds = facts.DurationSeconds ?? DefaultSeconds;
        var completion = facts.Success ? 30.0 : 0;
        var code = Math.Min(25, 0.1 * (facts.LinesChanged ?? 0));
        var efficiency = Math.Min(20, 300 / Math.Max(seconds, 30));
        var practices = facts.BestPracticesFollowed ? 15.0 : 5;
        var documentation = facts.DocumentationUpdated ? 10.0 : 5;
        var quality = Analysis.Score.OfPoints(
            "quality",
            ("base", Base, "every task has it"),
            ("completion", completion, facts.Success ? "done" : "not done"),
            ("code quality", code, $"{Text(facts.LinesChanged ?? 0)} lines changed, 0.1 each, at most 25"),
            ("efficiency", efficiency, $"300 over {Text(seconds)} s{(facts.DurationSeconds is null ? ", which is assumed" : "")}, at most 20"),
            ("best practices", practices, facts.BestPracticesFollowed ? "followed" : "not followed"),
            ("documentation", documentation, facts.DocumentationUpdated ? "updated" : "not updated"));
        var time = Analysis.Score.OfPoints("time efficiency", ("efficiency", 5 * efficiency, $"five times {Text(efficiency)}"));
        return new TaskScores(
            ScoringMode.Compat, quality, time, TaskScorer.IndexOf(quality, time, facts.Success, FixedWeights), quality.Value >= options.PassMark,
            BreakdownOf(quality.Value!.Value, completion, practices, documentation, code));
    }

    private static CompatBreakdown BreakdownOf(double overall, double completion, double practices, double documentation, double code)
    {
        int[] parts = [(int)(completion * 0.3), (int)(practices * 0.25), (int)(documentation * 2.5), (int)(practices * 0.15), (int)code];
        var sum = parts.Sum();
        int Scaled(int part) => sum == 0 ? 0 : (int)(part * (overall / sum));

        return new CompatBreakdown(Scaled(parts[0]), Scaled(parts[1]), Scaled(parts[2]), Scaled(parts[3]), Scaled(parts[4]));
    }
}
