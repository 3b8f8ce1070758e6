using DuckDB.NET.Data;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Draining;
using PerfGen.Store.DuckDB.Migrating;
using PerfGen.Store.DuckDB.Upkeep;

namespace PerfGen.Store.DuckDB.Status;

/// <summary>Reads what <c>status.json</c> will say, while the database is open.</summary>
internal static class StoreTotalsReader
{
    public static StatusFile Read(DuckDBConnection connection, JournalSnapshot journal)
    {
        StatusFile? status = null;
        connection.Query("""
            select (select count(*) from store.calls), (select count(*) from store.metrics), (select (select count(*) from store.events) + (select count(*) from store.facts) + (select count(*) from store.usages where not captured)),
              (select min(started_at) from store.sources), (select coalesce(sum(dropped), 0)::bigint from store.sources),
              (select coalesce(sum(dictionary_faults), 0)::bigint from store.segments), (select coalesce(sum(capture_faults), 0)::bigint from store.segments),
              (select value from store.settings where name = 'prices'),
              (select coalesce(max(cleaned_up_at), (select min(started_at) from store.sources)) from store.upkeep),
              (select count(*) from store.calls where not is_rolled_up), (select coalesce(sum(calls), 0)::bigint from store.folds)
            """, row => status = new StatusFile
        {
            SchemaVersion = Migrations.Latest,
            Totals = new StoredTotals
            {
                DrainedAt = DateTimeOffset.UtcNow,
                Calls = row.GetInt64(0),
                Metrics = row.GetInt64(1),
                Events = row.GetInt64(2),
                Folded = row.GetInt64(10),
                Since = row.IsDBNull(3) ? null : new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(3), DateTimeKind.Utc)),
            },
            Dropped = row.GetInt64(4),
            DictionaryFaults = row.GetInt64(5),
            CaptureFaults = row.GetInt64(6),
            NextUpkeepAt = row.IsDBNull(8) || row.GetInt64(9) >= UpkeepRun.RowsForRollUp ? null : new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(8), DateTimeKind.Utc)) + UpkeepRun.Interval,
            Prices = row.IsDBNull(7) ? null : row.GetString(7),
            Inboxes = [.. journal.Inboxes.Where(static inbox => File.Exists(inbox.Reader.Path)).Select(static inbox => new StatusFile.InboxEntry(inbox.Reader.Id, inbox.Taken))],
            Segments =
            [
                .. journal.Sources.SelectMany(static source => source.Segments, static (source, segment) => (source, segment))
                    .Where(static pair => File.Exists(pair.segment.Reader.Path))
                    .Select(static pair => new StatusFile.SegmentEntry(
                        pair.source.Journal.Id, pair.segment.Reader.Ordinal, pair.segment.IsComplete,
                        pair.segment.IsComplete ? [] : [.. SlotRun.From(pair.segment.Taken)],
                        pair.segment.Reader.Dropped, pair.segment.Reader.DictionaryFaults, pair.segment.Reader.CaptureFaults)),
            ],
        });
        return status!;
    }

    /// <summary>The status with size and time of the database, which is closed by now.</summary>
    public static StatusFile Measured(this StatusFile status, DataDirectory directory)
    {
        var file = new FileInfo(directory.DatabaseFile);
        return status with { DatabaseBytes = file.Exists ? file.Length : 0, DatabaseWrittenAt = file.Exists ? file.LastWriteTimeUtc : default };
    }
}
