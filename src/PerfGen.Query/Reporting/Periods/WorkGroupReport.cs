using PerfGen.Query.Questions;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Reporting;

/// <summary>Figures of work by one thing in a window of time.</summary>
public static class WorkGroupReport
{
    /// <summary>Asks for the figures. A data directory without data gives none.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="by">What they are grouped by.</param>
    /// <param name="since">Begin of the window; null is no bound.</param>
    /// <param name="until">Its end, not included; null is no bound.</param>
    /// <param name="stop">Stops asking.</param>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<IReadOnlyList<WorkGroupRow>> LoadAsync(
        DataDirectory directory, WorkGrouping by, DateTimeOffset? since = null, DateTimeOffset? until = null, CancellationToken stop = default)
    {
        using var work = WorkReader.TryOpen(directory, stop);
        return work is null ? [] : await work.GroupsAsync(by, since, until, stop).ConfigureAwait(false);
    }
}
