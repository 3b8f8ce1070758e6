using System.Globalization;
using PerfGen;
using PerfGen.Analysis;
using PerfGen.Query.Questions;

namespace CodeReviewAgents;

/// <summary>What the reviews of this run come to: the quality that the agents recorded, and the scores that PerfGen computes from it, by both of its formulas.</summary>
internal static class ReviewScores
{
    private const int MostShown = 8;

    /// <summary>Shows the reviews, the lowest index first.</summary>
    public static async Task ShowAsync(Screen screen, IReadOnlyCollection<string> sessions, DateTimeOffset since, CancellationToken stop)
    {
        var tasks = await EndedTaskRow.LoadAsync(Perf.DataDirectory, since, stop: stop);
        var reviews = tasks.Where(task => task.QualityScore is not null && task.SessionId is { } session && sessions.Contains(session))
            .Select(static task => (task.TaskId, Quality: task.QualityScore!.Value, Documented: TaskScorer.Score(FactsOf(task)), Compat: TaskScorer.Score(FactsOf(task), ScoringOptions.Compat)))
            .OrderBy(static one => one.Documented.PerformanceIndex.Value).ThenBy(static one => one.TaskId, StringComparer.Ordinal).ToArray();
        if (reviews.Length == 0)
        {
            return;
        }

        screen.Say("");
        screen.Say(string.Create(CultureInfo.InvariantCulture, $"{"reviews, the lowest index first",-36} {"code",6} {"quality",8} {"index",6} {"compat",13}"));
        foreach (var (task, quality, documented, compat) in reviews.Take(MostShown))
        {
            screen.Say(string.Create(CultureInfo.InvariantCulture,
                $"{Cut(task),-36} {quality,6:0.0} {documented.Quality.Value,8:0.0} {documented.PerformanceIndex.Value,6:0.0} {compat.Quality.Value,6:0.0} {compat.PerformanceIndex.Value,6:0.0}"));
        }

        if (reviews.Length > MostShown)
        {
            screen.Say($"… and {reviews.Length - MostShown} more; perfgen score <task> --explain shows the terms of each");
        }
    }

    private static TaskFacts FactsOf(EndedTaskRow task) => new()
    {
        Success = task.Result == "success",
        DurationSeconds = task.DurationSeconds,
        CodeQuality = task.QualityScore,
    };

    private static string Cut(string name) => name.Length <= 36 ? name : string.Concat(name.AsSpan(0, 35), "…");
}
