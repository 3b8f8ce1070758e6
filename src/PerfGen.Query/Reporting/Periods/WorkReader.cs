using System.Data.Common;
using PerfGen.Query.Questions;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Reporting;

/// <summary>Asks the questions about work, with the database open once for all of them.</summary>
internal sealed class WorkReader : IDisposable
{
    private readonly StoreReader _reader;

    private WorkReader(StoreReader reader) => _reader = reader;

    /// <summary>Opens the database; null where nothing was ever recorded.</summary>
    public static WorkReader? TryOpen(DataDirectory directory, CancellationToken stop)
    {
        try
        {
            return new WorkReader(StoreReader.Open(directory, stop: stop));
        }
        catch (StoreException error) when (error.Kind == StoreErrorKind.Missing)
        {
            return null;
        }
    }

    public async Task<WorkTotalsRow> TotalsAsync(DateTimeOffset? since, DateTimeOffset? until, CancellationToken stop) =>
        (await ExplainedAsync(() => WorkTotalsRow.Question.AskAsync(_reader.Connection, [("since", since), ("until", until)], stop)).ConfigureAwait(false))[0];

    public async Task<WorkAnalyticsRow> AnalyticsAsync(DateTimeOffset? since, DateTimeOffset? until, CancellationToken stop) =>
        (await ExplainedAsync(() => WorkAnalyticsRow.Question.AskAsync(_reader.Connection, [("since", since), ("until", until)], stop)).ConfigureAwait(false))[0];

    /// <summary>Days begin as they do in the machine's zone at the end of the window.</summary>
    public Task<IReadOnlyList<WorkGroupRow>> GroupsAsync(WorkGrouping by, DateTimeOffset? since, DateTimeOffset? until, CancellationToken stop)
    {
        var offset = (long)TimeZoneInfo.Local.GetUtcOffset(until ?? DateTimeOffset.UtcNow).TotalSeconds;
        return ExplainedAsync(() => WorkGroupRow.Question.AskAsync(
            _reader.Connection, [("since", since), ("until", until), ("by", WorkGroupings.NameOf(by)), ("offset", offset)], stop));
    }

    public void Dispose() => _reader.Dispose();

    private async Task<T> ExplainedAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (DbException error)
        {
            throw _reader.Explain(error) ?? new StoreException(StoreErrorKind.Other, $"The report could not be made: {error.Message}", error);
        }
    }
}
