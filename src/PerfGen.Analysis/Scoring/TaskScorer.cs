namespace PerfGen.Analysis;

/// <summary>Scores tasks. Pure and thread-safe.</summary>
public static class TaskScorer
{
    /// <summary>Scores a task.</summary>
    /// <param name="facts">What is known of it.</param>
    /// <param name="options">Formulas and weights; the documented ones where it is null.</param>
    /// <exception cref="ArgumentException">A fact is out of its range, or weights do not add up to 1.</exception>
    public static TaskScores Score(TaskFacts facts, ScoringOptions? options = null)
    {
        options ??= ScoringOptions.Default;
        if ((facts.Objection ?? options.Objection) is { } objection)
        {
            throw new ArgumentException(objection);
        }

        return options.Mode == ScoringMode.Compat ? CompatScorer.Score(facts, options) : Documented(facts, options);
    }

    private static TaskScores Documented(TaskFacts facts, ScoringOptions options)
    {
        var time = TimeEfficiency.Explain(facts.DurationSeconds);
        var weights = options.Quality;
        var quality = Analysis.Score.OfWeighted(
            "quality",
            ("completion", weights.Completion, Full(facts.Success), facts.Success ? "done" : "not done"),
            ("code quality", weights.CodeQuality, facts.CodeQuality, facts.CodeQuality is null ? "unknown: its weight goes to the others" : "as measured"),
            ("efficiency", weights.Efficiency, time.Value, time.Value is null ? "unknown: its weight goes to the others" : time.Terms[0].Reason),
            ("best practices", weights.BestPractices, Full(facts.BestPracticesFollowed), facts.BestPracticesFollowed ? "followed" : "not followed"),
            ("documentation", weights.Documentation, Full(facts.DocumentationUpdated), facts.DocumentationUpdated ? "updated" : "not updated"));
        var index = IndexOf(quality, time, facts.Success, options.Index);
        return new TaskScores(ScoringMode.Documented, quality, time, index, quality.Value >= options.PassMark);
    }

    internal static Score IndexOf(Score quality, Score time, bool success, IndexWeights weights) => Analysis.Score.OfWeighted(
        "performance index",
        ("quality", weights.Quality, quality.Value, quality.Value is null ? "unknown: its weight goes to the others" : "the quality score"),
        ("time efficiency", weights.TimeEfficiency, time.Value, time.Value is null ? "unknown: its weight goes to the others" : "the time efficiency"),
        ("success", weights.Success, Full(success), success ? "succeeded" : "did not succeed"));

    private static double Full(bool isSo) => isSo ? 100 : 0;
}
