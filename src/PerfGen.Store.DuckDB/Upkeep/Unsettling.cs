using DuckDB.NET.Data;
using DuckDB.NET.Data.Mapping;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Draining;

namespace PerfGen.Store.DuckDB.Upkeep;

/// <summary>Takes days out of what is settled when their rows change, in the transaction that changes them.</summary>
internal static class Unsettling
{
    private const long MicrosecondsOfQuarter = 900_000_000;

    /// <summary>Most of what comes is of tasks that began after the last upkeep: nothing of them is settled.</summary>
    private const string OfKnownTasks = """
        select count(*)
        from temp.touched_contexts t
        join store.contexts x using (context_id)
        where x.task_no <= (select coalesce(max(contexts), 2147483647) from store.settled_names)
        """;

    private static readonly HashSet<string> MetricsOfTasks = ["quality_score", "performance_index"];

    /// <summary>After the rows of a drain were written. Costs next to nothing where all that came is of days that are not over.</summary>
    public static void After(DuckDBConnection connection, Batch batch)
    {
        NoteCallsBeside(connection, batch.Calls);
        var odd = batch.Usages.Where(static usage => usage.MessageId is not null || usage.IsCumulative || (usage.CapturedBy is null && usage.Call is not null)).ToList();
        if (odd.Count > 0)
        {
            connection.Execute("insert into store.settings select 'odd_usages', 'true' where not exists (select 1 from store.settings where name = 'odd_usages')");
        }

        var until = UpkeepRun.Time(connection, "select max(ends_at) from store.settled");
        long? known = null;
        connection.Query("select max(contexts) from store.settled_names", row => known = row.IsDBNull(0) ? null : row.GetInt32(0));
        if (until is null && known is null)
        {
            return;
        }

        if (known is not null)
        {
            NoteSessions(connection, batch.Events);
        }

        var quarters = Times(batch).Where(at => at < until).Select(Quarter).ToHashSet();
        var contexts = ContextsOfTasks(batch, known);
        if (quarters.Count == 0 && contexts.Count == 0 && odd.Count == 0)
        {
            return;
        }

        CreateTables(connection);
        Append<KeyValuePair<int, byte>, ContextMap>(connection, "touched_contexts", contexts);
        if (quarters.Count + odd.Count == 0 && UpkeepRun.Number(connection, OfKnownTasks) == 0)
        {
            return;
        }

        Append<long, QuarterMap>(connection, "touched_quarters", quarters);
        if (odd.Count > 0)
        {
            connection.Execute("create or replace temp table odd_usages (source_id integer, call bigint, message_id varchar, counts_from timestamptz)");
            Append<UsageRow, OddMap>(connection, "odd_usages", odd);
            connection.Execute(UpkeepSql.TouchUsages);
        }

        connection.Execute(UpkeepSql.UnsettleTouched);
    }

    /// <summary>Before rows are removed: the days of their times.</summary>
    /// <param name="connection">The database, in the transaction that removes them.</param>
    /// <param name="times">A query of one column of times.</param>
    public static void Before(DuckDBConnection connection, string times)
    {
        CreateTables(connection);
        connection.Execute($"insert into temp.touched_quarters select distinct epoch_us(time) // {MicrosecondsOfQuarter} from ({times}) t(time) where time is not null");
        connection.Execute(UpkeepSql.UnsettleTouched);
    }

    private static void CreateTables(DuckDBConnection connection) => connection.Execute("""
        create or replace temp table touched_quarters (quarter bigint);
        create or replace temp table touched_contexts (context_id integer, why utinyint)
        """);

    /// <summary>Remembers from when on calls are not rolled up: among all calls they would have to be looked for.</summary>
    private static void NoteCallsBeside(DuckDBConnection connection, List<CallRow> calls)
    {
        if (calls.Count == 0)
        {
            return;
        }

        var from = UpkeepRun.Literal(calls.Min(static call => call.StartedAt));
        connection.Execute($"insert into store.calls_beside select {from} where not exists (select 1 from store.calls_beside where from_at <= {from})");
    }

    /// <summary>Remembers of which sessions a begin or an end came: when they were seen is found anew.</summary>
    private static void NoteSessions(DuckDBConnection connection, List<EventRow> events)
    {
        var contexts = events.Where(static said => said.Kind is 1 or 2 && said.Context is not null).Select(static said => said.Context!.Value).ToHashSet();
        if (contexts.Count == 0)
        {
            return;
        }

        connection.Execute($"""
            insert into store.unsettled_sessions
            select distinct session_id
            from store.contexts
            where context_id in ({string.Join(", ", contexts)}) and session_id is not null and session_id not in (select session_id from store.unsettled_sessions)
            """);
    }

    private static IEnumerable<DateTimeOffset> Times(Batch batch) =>
        batch.Calls.Select(static call => call.StartedAt)
            .Concat(batch.Values.Select(static value => value.RecordedAt))
            .Concat(batch.Events.Select(static said => said.HappenedAt))
            .Concat(batch.Usages.Select(static usage => usage.RecordedAt));

    private static long Quarter(DateTimeOffset at) => (long)Math.Floor((at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / 10 / (double)MicrosecondsOfQuarter);

    /// <summary>Contexts that something was said in by which a task's figures change, and why (see <c>UnsettleTouched.sql</c>).</summary>
    private static Dictionary<int, byte> ContextsOfTasks(Batch batch, long? known)
    {
        var marks = batch.Metrics.Entries.Zip(batch.Metrics.Numbers).Where(static metric => MetricsOfTasks.Contains(metric.First.Name)).Select(static metric => metric.Second).ToHashSet();
        (IEnumerable<int?> Contexts, byte Why)[] said =
        [
            (batch.Events.Where(static said => said.Kind is 3 or 4).Select(static said => said.Context), 1),
            // A name that a task gets, and what it is worth.
            (batch.Contexts.Numbers.Where(context => known is null || context > known).Select(static context => (int?)context), 0),
            (batch.Values.Where(value => marks.Contains(value.Name)).Select(static value => value.Context), 0),
            (batch.Usages.Where(static usage => usage.Model is not null).Select(static usage => usage.Context), 2),
        ];
        var contexts = new Dictionary<int, byte>();
        foreach (var (ids, why) in said)
        {
            foreach (var id in ids)
            {
                if (id is { } context)
                {
                    contexts.TryAdd(context, why);
                }
            }
        }

        return contexts;
    }

    private static void Append<TRow, TMap>(DuckDBConnection connection, string table, IReadOnlyCollection<TRow> rows)
        where TMap : DuckDBAppenderMap<TRow>, new()
    {
        if (rows.Count > 0)
        {
            using var appender = connection.CreateAppender<TRow, TMap>("temp", "main", table);
            appender.AppendRecords(rows);
        }
    }

    internal sealed class QuarterMap : DuckDBAppenderMap<long>
    {
        public QuarterMap() => Map(static row => row);
    }

    internal sealed class ContextMap : DuckDBAppenderMap<KeyValuePair<int, byte>>
    {
        public ContextMap()
        {
            Map(static row => row.Key);
            Map(static row => row.Value);
        }
    }

    internal sealed class OddMap : DuckDBAppenderMap<UsageRow>
    {
        public OddMap()
        {
            Map(static row => row.Source);
            Map(static row => row.CapturedBy is null ? row.Call : null);
            Map(static row => row.IsCumulative ? null : row.MessageId);
            Map(static row => row.IsCumulative ? row.RecordedAt : (DateTimeOffset?)null);
        }
    }
}
