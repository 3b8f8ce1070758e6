using PerfGen.Query.Questions;
using PerfGen.Runtime;

namespace PerfGen.Analysis;

/// <summary>Recorded tasks as insights need them.</summary>
public static class TaskOutcomes
{
    /// <summary>The tasks that ended in a window of time, the earliest first.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="since">Begin of the window; null is no bound.</param>
    /// <param name="until">Its end, not included; null is no bound.</param>
    /// <param name="stop">Stops asking.</param>
    /// <exception cref="Store.DuckDB.StoreException">The database cannot be read.</exception>
    public static async Task<IReadOnlyList<TaskOutcome>> LoadAsync(DataDirectory directory, DateTimeOffset? since = null, DateTimeOffset? until = null, CancellationToken stop = default) =>
        [.. (await EndedTaskRow.LoadAsync(directory, since, until, null, stop).ConfigureAwait(false)).Select(Of)];

    internal static TaskOutcome Of(EndedTaskRow row) => new()
    {
        TaskType = TaskClassifier.Resolve(row.TaskType, row.Description).TaskType,
        Succeeded = row.Result switch { "success" => true, "failure" or "partial" or "timeout" => false, _ => null },
        Quality = row.QualityScore,
        PerformanceIndex = row.PerformanceIndex,
        Agent = row.Agent,
        Model = row.Model,
        Skills = row.Skills,
        Tools = row.Tools,
    };
}
