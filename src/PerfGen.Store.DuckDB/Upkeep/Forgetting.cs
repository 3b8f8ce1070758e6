using DuckDB.NET.Data;
using PerfGen.Runtime;
using PerfGen.Runtime.Journal.Reading;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Store.DuckDB.Upkeep;

/// <summary>Erases what somebody wants forgotten, and keeps it from coming back.</summary>
/// <remarks>
/// A tombstone holds hashes, not names. Rollups know no sessions: what rows say that are forgotten is taken out of their days and months, and calls that were only
/// counts by then stay counted, which the result says. The day and the month in which the time lies before which everything goes are made anew of what stays.
/// </remarks>
internal static class Forgetting
{
    private static readonly (string Table, string At)[] Tables =
        [("call_rows", "started_at"), ("metrics", "recorded_at"), ("events", "happened_at"), ("facts", "happened_at"), ("usage_rows", "recorded_at")];

    public static ForgetResult Run(DuckDBConnection connection, ForgetRequest what, StoreSettings settings, DateTimeOffset now, long many)
    {
        var removed = new Dictionary<string, long>();
        (DateTimeOffset? Calls, DateTimeOffset? Values) cut = default;
        (long Calls, DateTimeOffset? ValuesUntil) left = default;
        connection.InTransaction(() =>
        {
            // What lies behind an earlier time was counted after it was asked for, and stays.
            var time = what.Before is { } asked && IsLatest(connection, asked) ? asked : (DateTimeOffset?)null;
            cut = time is { } before ? (CutCounts.OfCalls(connection, before), CutCounts.OfValues(connection, before)) : default;
            Bury(connection, what, now);
            foreach (var (table, at) in Tables)
            {
                removed[table] = UpkeepRun.Number(connection, $"select count(*) from store.{table} c where {Condition("c", at)}");
            }

            left = (LeftInCounts(connection), ValuesLeftUntil(connection));
            connection.Execute(UpkeepSql.ForgottenDays(isNew: time is not null) + UpkeepSql.ForgetCalls(Condition("c", "started_at")));
            left.Calls += UpkeepRun.Number(connection, "select coalesce(sum(calls), 0)::bigint from temp.fates where fate = 'kept'");
            connection.Execute(UpkeepSql.ForgetValues(Condition("v", "recorded_at")));
            Remove(connection);

            // Days that are settled know no sessions either: all are made anew. Calls that are not rolled up any more may be of any time.
            Settlement.Clear(connection);
            connection.Execute("insert into store.calls_beside values ('-infinity')");
        });

        // Before the first roll-up a fault in the settings may be of the time zone, and must not keep anybody from forgetting.
        if (UpkeepRun.Number(connection, "select count(*) from store.upkeep") > 0)
        {
            UpkeepRun.RollUp(connection, settings, new CleanupStatistics());
            Settlement.Settle(connection, now, many: many);
        }

        connection.Execute("checkpoint");
        return new ForgetResult
        {
            Calls = removed["call_rows"],
            Values = removed["metrics"],
            Events = removed["events"] + removed["facts"] + removed["usage_rows"],
            CallsForgottenUntil = cut.Calls,
            ValuesForgottenUntil = cut.Values,
            CallsLeftInCounts = left.Calls,
            ValuesLeftInCountsUntil = left.ValuesUntil,
            Backups = Texts(connection, "select value from store.settings where name = 'backup'"),
        };
    }

    /// <summary>Erases what a transaction has just written, where it was to be forgotten before. Costs nothing where nothing was.</summary>
    public static void Honour(DuckDBConnection connection)
    {
        if (UpkeepRun.Number(connection, "select count(*) from store.tombstones") > 0)
        {
            FindBuried(connection);
            Remove(connection);
        }
    }

    /// <summary>Journals that still hold records of living processes.</summary>
    public static IReadOnlyList<string> Journals(DataDirectory directory)
    {
        using var listing = JournalListing.Open(directory.JournalFolder);
        return [.. listing.Sources.SelectMany(static source => source.Segments).Select(static segment => $"process {segment.ProcessId}: {segment.Path}")];
    }

    private static string Condition(string alias, string at) =>
        $"({alias}.context_id in (select context_id from temp.buried) or {alias}.{at} < (select max(before) from store.tombstones))";

    private static void Bury(DuckDBConnection connection, ForgetRequest what, DateTimeOffset now)
    {
        static string Hash(string? text) => text is null ? "null" : $"sha256({StoreMaintenance.Text(text)})";

        connection.Execute($"""
            insert into store.tombstones values ({UpkeepRun.Literal(now)}, {Hash(what.Session)}, {Hash(what.Task)}, {(what.Before is { } before ? UpkeepRun.Literal(before) : "null")})
            """);
        FindBuried(connection);
    }

    private static void FindBuried(DuckDBConnection connection) => connection.Execute("""
        create or replace temp table buried as
        select x.context_id, x.session_id
        from store.contexts x
        join store.tombstones t
          on (t.session_hash is not null or t.task_hash is not null)
          and (t.session_hash is null or t.session_hash = sha256(x.session_id)) and (t.task_hash is null or t.task_hash = sha256(x.task_id))
        """);

    /// <summary>Whether nobody has asked for everything before this time yet.</summary>
    private static bool IsLatest(DuckDBConnection connection, DateTimeOffset before) =>
        UpkeepRun.Number(connection, $"select count(*) from store.tombstones where before >= {UpkeepRun.Literal(before)}") == 0;

    /// <summary>Calls of a session or task that retention has removed: of them there are counts, which know neither.</summary>
    private static long LeftInCounts(DuckDBConnection connection) =>
        UpkeepRun.Number(connection, "select coalesce(sum(calls), 0)::bigint from store.removed_calls where context_id in (select context_id from temp.buried)");

    /// <summary>The time before which values may have been removed by retention, where something of the session or task is older than that.</summary>
    private static DateTimeOffset? ValuesLeftUntil(DuckDBConnection connection) => UpkeepRun.Time(connection, """
        select values_from
        from store.upkeep
        where values_from > (
          select min(said_at)
          from (
            select context_id, happened_at as said_at from store.events
            union all
            select context_id, happened_at from store.facts
            union all
            select context_id, recorded_at from store.usages
            union all
            select context_id, recorded_at from store.metrics
            union all
            select context_id, started_at from store.calls
            union all
            select context_id, first_at from store.removed_calls
          )
          where context_id in (select context_id from temp.buried))
        """);

    private static void Remove(DuckDBConnection connection)
    {
        connection.Execute($"delete from store.call_resources r using store.calls c where r.source_id = c.source_id and r.call = c.seq and {Condition("c", "started_at")}");
        connection.Execute($"delete from store.tags t using store.calls c where t.source_id = c.source_id and t.call = c.seq and {Condition("c", "started_at")}");
        connection.Execute($"delete from store.tags t using store.metrics c where t.source_id = c.source_id and t.call = c.seq and {Condition("c", "recorded_at")}");
        foreach (var (table, at) in Tables)
        {
            connection.Execute($"delete from store.{table} c where {Condition("c", at)}");
        }

        // Names that nothing points at any more; texts may be of anybody.
        connection.Execute("""
            delete from store.token_warnings where session_id in (select session_id from temp.buried);
            delete from store.context_actors where context_id in (select context_id from temp.buried);
            delete from store.removed_calls where context_id in (select context_id from temp.buried) or first_at < (select max(before) from store.tombstones);
            delete from store.contexts where context_id in (select context_id from temp.buried);
            delete from store.errors where error_no not in (select error_no from store.call_rows where error_no is not null);
            delete from store.strings where string_id not in (
              select type_id from store.errors where type_id is not null
              union select cost_currency_id from store.usage_rows where cost_currency_id is not null
              union select cost_currency_id from store.rollup_hours where cost_currency_id is not null
              union select cost_currency_id from store.rollup_days where cost_currency_id is not null
              union select cost_currency_id from store.rollup_months where cost_currency_id is not null
              union select name_id from store.tags
              union select value_id from store.tags where value_id is not null);
            drop table temp.buried
            """);
    }

    private static List<string> Texts(DuckDBConnection connection, string sql)
    {
        var texts = new List<string>();
        connection.Query(sql, row => texts.Add(row.GetString(0)));
        return texts;
    }
}
