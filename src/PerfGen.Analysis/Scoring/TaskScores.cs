namespace PerfGen.Analysis;

/// <summary>The scores of a task, each with its terms.</summary>
/// <param name="Mode">Which formulas made them.</param>
/// <param name="Quality">The quality score, 0 to 100.</param>
/// <param name="TimeEfficiency">How fast it was done, 0 to 100.</param>
/// <param name="PerformanceIndex">Quality, time efficiency and success together, 0 to 100.</param>
/// <param name="Passed">Whether the quality reaches the pass mark; null where it is unknown.</param>
/// <param name="Breakdown">The five whole numbers that old records carry; only with <see cref="ScoringMode.Compat"/>.</param>
public sealed record TaskScores(ScoringMode Mode, Score Quality, Score TimeEfficiency, Score PerformanceIndex, bool? Passed, CompatBreakdown? Breakdown = null)
{
    /// <summary>The scores, in the order in which they build on each other.</summary>
    public IEnumerable<Score> All => [TimeEfficiency, Quality, PerformanceIndex];
}
