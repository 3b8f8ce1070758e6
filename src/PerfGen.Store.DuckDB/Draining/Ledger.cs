using DuckDB.NET.Data;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>
/// What of the journals is in the database: <c>store.sources</c>, <c>store.segments</c> and <c>store.ledger</c>. It is read and written in the
/// transaction of the rows, so that rows and ledger are there together or not at all.
/// </summary>
internal static class Ledger
{
    /// <summary>Enters sources and segments that are new, and reads what is taken of those that are known.</summary>
    public static void Load(DuckDBConnection connection, JournalSnapshot journal)
    {
        WriteSeen(connection, journal);
        connection.Execute("""
            insert into store.sources (source_id, source, process_id, process_name, machine, version, started_at, dropped, closed)
            select (select coalesce(max(source_id), 0) from store.sources) + row_number() over (order by min(i.started_at), i.source),
              i.source, any_value(i.process_id), any_value(i.process_name), any_value(i.machine), any_value(i.version), min(i.started_at), 0, false
            from seen i
            where not exists (select 1 from store.sources s where s.source = i.source)
            group by i.source;

            insert into store.segments
            select s.source_id, i.ordinal, false, 0, 0, 0, 0
            from seen i
            join store.sources s using (source)
            where not exists (select 1 from store.segments g where g.source_id = s.source_id and g.ordinal = i.ordinal)
            """);

        var sources = journal.Sources.ToDictionary(static source => source.Journal.Id);
        var segments = journal.Sources.SelectMany(static source => source.Segments, static (source, segment) => (source, segment))
            .ToDictionary(static pair => (pair.source.Journal.Id, (long)pair.segment.Reader.Ordinal), static pair => pair.segment);
        connection.Query("""
            select i.source, i.ordinal, s.source_id, g.complete
            from seen i
            join store.sources s using (source)
            join store.segments g on g.source_id = s.source_id and g.ordinal = i.ordinal
            """, row =>
        {
            sources[row.GetGuid(0)].Id = row.GetInt32(2);
            segments[(row.GetGuid(0), row.GetInt64(1))].IsComplete = row.GetBoolean(3);
        });
        connection.Query("""
            select s.source, l.ordinal, l.chunk, l.chunks, l.taken
            from store.ledger l
            join store.sources s using (source_id)
            semi join seen i on i.source = s.source and i.ordinal = l.ordinal
            """, row => new SlotRun(row.GetInt32(2), row.GetInt32(3), (ulong)row.GetValue(4)).AddTo(segments[(row.GetGuid(0), row.GetInt64(1))].Taken));
    }

    /// <summary>Writes what was taken since <see cref="Load"/>, and what the segments' headers count.</summary>
    public static void Save(DuckDBConnection connection, JournalSnapshot journal)
    {
        WriteSeen(connection, journal);
        var changed = journal.Sources.SelectMany(static source => source.Segments, static (source, segment) => (source, segment))
            .Where(static pair => pair.segment.IsChanged).ToArray();
        connection.Execute("delete from store.ledger l using seen i where i.changed and l.source_id = i.source_id and l.ordinal = i.ordinal");

        // A segment that is complete needs no masks: its row in store.segments says so for good.
        using (var appender = connection.CreateAppender<LedgerRow, LedgerRow.Map>("store", "ledger"))
        {
            appender.AppendRecords(changed.Where(static pair => !pair.segment.IsComplete)
                .SelectMany(static pair => SlotRun.From(pair.segment.Taken), static (pair, run) => new LedgerRow(pair.source.Id, pair.segment.Reader.Ordinal, run)));
        }

        // Counters of headers only grow while the segment lives, so the largest is the newest; drops are counted up over all segments of a source.
        connection.Execute("""
            update store.segments g
            set complete = i.complete,
              dictionary_faults = greatest(g.dictionary_faults, i.dictionary_faults),
              capture_faults = greatest(g.capture_faults, i.capture_faults),
              unknown_names = g.unknown_names + i.unknown_names,
              lost_continuations = g.lost_continuations + i.lost_continuations
            from seen i
            where g.source_id = i.source_id and g.ordinal = i.ordinal
              and (g.complete <> i.complete or i.dictionary_faults > g.dictionary_faults or i.capture_faults > g.capture_faults
                or i.unknown_names > 0 or i.lost_continuations > 0);

            insert into store.folds
            select i.source_id, i.ordinal, i.folded from seen i where i.folded > 0;

            update store.sources s
            set dropped = greatest(s.dropped, i.dropped), closed = s.closed or i.finished
            from (select source_id, max(dropped) as dropped, bool_or(finished) as finished from seen group by source_id) i
            where s.source_id = i.source_id and (i.dropped > s.dropped or (i.finished and not s.closed))
            """);
    }

    private static void WriteSeen(DuckDBConnection connection, JournalSnapshot journal)
    {
        connection.Execute(SegmentRow.CreateTable);
        using var appender = connection.CreateAppender<SegmentRow, SegmentRow.Map>("temp", "main", "seen");
        appender.AppendRecords(journal.Sources.SelectMany(static source => source.Segments, static (source, segment) => new SegmentRow(source, segment)));
    }
}
