using DuckDB.NET.Data;
using PerfGen.Runtime;
using PerfGen.Runtime.Journal.Reading;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Store.DuckDB.Upkeep;

/// <summary>Erases what somebody wants forgotten, and keeps it from coming back.</summary>
/// <remarks>
/// A tombstone holds hashes, not names. Rollups know no sessions: the days in which something was forgotten are made anew from the rows and hours that
/// stay, and their months from these days; so are the day and the month in which the time lies before which everything goes.
/// </remarks>
internal static class Forgetting
{
    private static readonly (string Table, string At)[] Tables =
        [("call_rows", "started_at"), ("metrics", "recorded_at"), ("events", "happened_at"), ("facts", "happened_at"), ("usage_rows", "recorded_at")];

    public static ForgetResult Run(DuckDBConnection connection, ForgetRequest what, StoreSettings settings, DateTimeOffset now, long many)
    {
        var removed = new Dictionary<string, long>();
        (DateTimeOffset? Calls, DateTimeOffset? Values) cut = default;
        connection.InTransaction(() =>
        {
            // What lies behind an earlier time was counted after it was asked for, and stays.
            var time = what.Before is { } asked && IsLatest(connection, asked) ? asked : (DateTimeOffset?)null;
            cut = time is { } before ? (CutCounts.OfCalls(connection, before), CutCounts.OfValues(connection, before)) : default;
            Bury(connection, what, now);
            connection.Execute("create or replace temp table affected (day timestamptz)");
            connection.Execute($"""
                insert into affected
                select distinct d.day
                from (
                  select started_at as at, context_id, is_rolled_up from store.calls
                  union all
                  select recorded_at, context_id, is_rolled_up from store.metrics
                ) c
                join (select quarter, date_trunc('day', make_timestamptz(quarter * 900000000) at time zone time_zone) at time zone time_zone as day
                      from (select distinct epoch_us(started_at) // 900000000 as quarter from store.calls
                            union select distinct epoch_us(recorded_at) // 900000000 from store.metrics), store.upkeep) d
                  on d.quarter = epoch_us(c.at) // 900000000
                where c.is_rolled_up and {Condition("c", "at")}
                union
                select {Start("day", Time(time))} from store.upkeep where {Start("day", Time(time))} < {Time(time)}
                """);
            foreach (var (table, at) in Tables)
            {
                removed[table] = UpkeepRun.Number(connection, $"select count(*) from store.{table} c where {Condition("c", at)}");
            }

            RebuildRollups(connection, time);
            Remove(connection);

            // Days that are settled know no sessions either: all are made anew. Calls that are not rolled up any more may be of any time.
            Settlement.Clear(connection);
            connection.Execute("insert into store.calls_beside values ('-infinity')");
        });
        UpkeepRun.RollUp(connection, settings, new CleanupStatistics());
        Settlement.Settle(connection, now, many: many);
        connection.Execute("checkpoint");
        return new ForgetResult
        {
            Calls = removed["call_rows"],
            Values = removed["metrics"],
            Events = removed["events"] + removed["facts"] + removed["usage_rows"],
            CallsForgottenUntil = cut.Calls,
            ValuesForgottenUntil = cut.Values,
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

    private static string Time(DateTimeOffset? before) => before is { } time ? UpkeepRun.Literal(time) : "null::timestamptz";

    /// <summary>The beginning of the day or month of a time, where the zone is at hand.</summary>
    private static string Start(string unit, string time) => $"(date_trunc('{unit}', ({time}) at time zone time_zone) at time zone time_zone)";

    /// <summary>
    /// What began before the time that is asked for. Of a time that was asked for earlier only what ended before it, which came late: what lies on both sides holds
    /// nothing by now but what was to stay.
    /// </summary>
    private static string IsBefore(DateTimeOffset? before, string unit) => $"""
        starts_at < {Time(before)} or starts_at < (select {(unit == "hour" ? "date_trunc('hour', t.before at time zone 'UTC') at time zone 'UTC'" : Start(unit, "t.before"))}
          from (select max(before) as before from store.tombstones) t, store.upkeep)
        """;

    private static void RebuildRollups(DuckDBConnection connection, DateTimeOffset? before) => connection.Execute($"""
        create or replace temp table months as
        select {Start("month", "day")} as month from affected, store.upkeep
        union
        select {Start("month", Time(before))} from store.upkeep where {Start("month", Time(before))} < {Time(before)};

        delete from store.rollup_days where starts_at in (from affected) or {IsBefore(before, "day")};
        delete from store.rollup_hours where {IsBefore(before, "hour")};
        delete from store.rollup_values where starts_at in (from affected) or {IsBefore(before, "day")};
        delete from store.rollup_months where starts_at in (from months) or {IsBefore(before, "month")};

        create or replace temp table hours as
        select date_trunc('day', h.starts_at at time zone time_zone) at time zone time_zone as day, h.* exclude (starts_at)
        from store.rollup_hours h, store.upkeep
        where date_trunc('day', h.starts_at at time zone time_zone) at time zone time_zone in (from affected);

        insert into store.rollup_days from hours;

        insert into store.rollup_months
        select date_trunc('month', d.starts_at at time zone time_zone) at time zone time_zone, d.method_id, coalesce(m.agent, a.agent), d.status, d.cost_currency_id,
          d.calls, d.timed, d.duration_sum, d.duration_min, d.duration_max, d.tokens_prompt, d.tokens_completion, d.tokens_cache_read, d.tokens_cache_write, d.tokens_reasoning,
          d.cost, d.unpriced, d.durations
        from store.rollup_days d
        join store.methods m using (method_id)
        left join store.actors a using (actor_id), store.upkeep
        where date_trunc('month', d.starts_at at time zone time_zone) at time zone time_zone in (from months);

        update store.call_rows set is_rolled_up = false
        where is_rolled_up and epoch_us(started_at) // 900000000 in (
          select quarter
          from (select distinct epoch_us(started_at) // 900000000 as quarter from store.calls), store.upkeep
          where date_trunc('day', make_timestamptz(quarter * 900000000) at time zone time_zone) at time zone time_zone in (from affected));
        update store.usage_rows set is_rolled_up = false
        where is_rolled_up and call_weight is not null and epoch_us(recorded_at) // 900000000 in (
          select quarter
          from (select distinct epoch_us(recorded_at) // 900000000 as quarter from store.usage_rows), store.upkeep
          where date_trunc('day', make_timestamptz(quarter * 900000000) at time zone time_zone) at time zone time_zone in (from affected));
        update store.metrics set is_rolled_up = false
        where is_rolled_up and epoch_us(recorded_at) // 900000000 in (
          select quarter
          from (select distinct epoch_us(recorded_at) // 900000000 as quarter from store.metrics), store.upkeep
          where date_trunc('day', make_timestamptz(quarter * 900000000) at time zone time_zone) at time zone time_zone in (from affected));
        drop table temp.months;
        drop table temp.hours;
        drop table temp.affected
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
