using DuckDB.NET.Data;
using DuckDB.NET.Data.Mapping;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>How far each inbox is in the database: <c>store.inboxes</c>, read and written in the transaction of the rows.</summary>
internal static class InboxLedger
{
    /// <summary>Enters inboxes that are new, and reads how far those are taken that are known.</summary>
    public static void Load(DuckDBConnection connection, IReadOnlyList<InboxState> inboxes)
    {
        if (inboxes.Count == 0)
        {
            return;
        }

        Write(connection, inboxes);
        connection.Execute("""
            insert into store.sources (source_id, source, process_id, process_name, machine, version, started_at, dropped, closed, kind)
            select (select coalesce(max(source_id), 0) from store.sources) + row_number() over (order by i.started_at, i.source),
              i.source, 0, 'perfgen record', null, null, i.started_at, 0, false, 1
            from inbox_seen i
            where not exists (select 1 from store.sources s where s.source = i.source);

            insert into store.inboxes
            select s.source_id, 0, false
            from inbox_seen i
            join store.sources s using (source)
            where not exists (select 1 from store.inboxes b where b.source_id = s.source_id)
            """);
        var known = inboxes.ToDictionary(static inbox => inbox.Reader.Id);
        connection.Query("select i.source, s.source_id, b.taken from inbox_seen i join store.sources s using (source) join store.inboxes b using (source_id)", row =>
        {
            known[row.GetGuid(0)].Id = row.GetInt32(1);
            known[row.GetGuid(0)].Taken = row.GetInt64(2);
        });
    }

    /// <summary>Writes what was taken since <see cref="Load"/>.</summary>
    public static void Save(DuckDBConnection connection, IReadOnlyList<InboxState> inboxes, DateTime now)
    {
        foreach (var inbox in inboxes.Where(static inbox => inbox.IsChanged))
        {
            using var command = connection.CreateCommand();
            command.CommandText = "update store.inboxes set taken = $taken, complete = $complete where source_id = $source";
            command.Parameters.Add(new DuckDBParameter("taken", inbox.Taken));
            command.Parameters.Add(new DuckDBParameter("complete", inbox.IsFinished(now)));
            command.Parameters.Add(new DuckDBParameter("source", inbox.Id));
            command.ExecuteNonQuery();
        }
    }

    private static void Write(DuckDBConnection connection, IReadOnlyList<InboxState> inboxes)
    {
        connection.Execute("create or replace temp table inbox_seen (source uuid, started_at timestamptz)");
        using var appender = connection.CreateAppender<Seen, Seen.Map>("temp", "main", "inbox_seen");
        appender.AppendRecords(inboxes.DistinctBy(static inbox => inbox.Reader.Id)
            .Select(static inbox => new Seen(inbox.Reader.Id, inbox.Reader.Hour is { } hour ? new DateTimeOffset(hour, TimeSpan.Zero) : DateTimeOffset.UtcNow)));
    }

    private sealed record Seen(Guid Source, DateTimeOffset StartedAt)
    {
        internal sealed class Map : DuckDBAppenderMap<Seen>
        {
            public Map()
            {
                Map(static row => row.Source);
                Map(static row => row.StartedAt);
            }
        }
    }
}
