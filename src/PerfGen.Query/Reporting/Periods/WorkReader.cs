using System.Data.Common;
using PerfGen.Query.Questions;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Reporting;

/// <summary>Asks the questions about work, with the database open once for all of them.</summary>
internal sealed class WorkReader : IDisposable
{
    private readonly StoreReader _reader;
    private readonly TimeZoneInfo _zone;

    private WorkReader(StoreReader reader, TimeZoneInfo zone)
    {
        _reader = reader;
        _zone = zone;
    }

    /// <summary>Opens the database; null where nothing was ever recorded.</summary>
    public static WorkReader? TryOpen(DataDirectory directory, CancellationToken stop)
    {
        try
        {
            var reader = StoreReader.Open(directory, stop: stop);
            return new WorkReader(reader, ReportZone.Find(directory, reader.Connection));
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

    public Task<IReadOnlyList<ResourceUsageRow>> UsageAsync(DateTimeOffset? since, DateTimeOffset? until, CancellationToken stop) =>
        ExplainedAsync(() => ResourceUsageRow.Question.AskAsync(_reader.Connection, [("since", since), ("until", until)], stop));

    public Task<IReadOnlyList<WorkGroupRow>> GroupsAsync(WorkGrouping by, DateTimeOffset? since, DateTimeOffset? until, CancellationToken stop) =>
        ExplainedAsync(() => WorkGroupRow.Question.AskAsync(
            _reader.Connection, [("since", since), ("until", until), ("by", WorkGroupings.NameOf(by)), ("zone", _zone.Id)], stop));

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
