using System.Globalization;
using DuckDB.NET.Data;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Draining;

namespace PerfGen.Store.DuckDB.Upkeep;

/// <summary>Removes rows by the policies of their groups. Every row that is removed is in the rollups by then.</summary>
/// <remarks>
/// Group <c>timing</c> governs the calls. A value belongs to the group of its metric. What a task says of itself (files, lines, scores) stays for as long as
/// the task does, whatever the policy.
/// </remarks>
internal sealed class Retention(DuckDBConnection connection, StoreSettings settings, DateTimeOffset now)
{
    private const string Timing = "timing";
    private const string OfTasks = "('files_created', 'files_modified', 'lines_changed', 'quality_score', 'performance_index', 'overall_score', 'quality_improvement', 'user_satisfaction', 'fixes_applied')";

    private static readonly TimeSpan Rows = TimeSpan.FromDays(7);
    private static readonly TimeSpan Hours = TimeSpan.FromDays(30);
    private static readonly TimeSpan Days = TimeSpan.FromDays(90);

    private DateTimeOffset RowsFrom { get; } = HourOf(connection, now - Rows);

    private DateTimeOffset HoursFrom { get; } = HourOf(connection, now - Hours);

    private DateTimeOffset DaysFrom { get; } = HourOf(connection, now - Days);

    public CleanupStatistics RemoveCalls(CleanupStatistics statistics)
    {
        var policy = settings.PolicyOf(Timing);
        if (policy.Kind == RetentionKind.KeepAll)
        {
            return statistics;
        }

        connection.Execute("create or replace temp table doomed as " + (policy.Kind == RetentionKind.Tiered
            ? $"select source_id, seq from store.calls where is_rolled_up and started_at < {UpkeepRun.Literal(RowsFrom)}"
            : string.Create(CultureInfo.InvariantCulture, $"""
              select source_id, seq
              from (
                select c.source_id, c.seq, c.is_rolled_up,
                  row_number() over (partition by coalesce(m.agent, x.agent), x.cli order by c.started_at desc, c.source_id desc, c.seq desc) as place
                from store.calls c
                join store.methods m using (method_id)
                left join store.contexts x using (context_id)
              )
              where place > {policy.Count} and is_rolled_up
              """)));
        var count = UpkeepRun.Number(connection, "select count(*) from temp.doomed");
        if (count == 0)
        {
            connection.Execute("drop table temp.doomed");
            return statistics;
        }

        connection.Execute(policy.Kind == RetentionKind.Tiered
            ? $"update store.upkeep set calls_from = greatest(calls_from, {UpkeepRun.Literal(RowsFrom)})"
            : """
              update store.upkeep
              set calls_from = greatest(calls_from, (select max(c.started_at) + interval 1 microsecond from store.calls c semi join temp.doomed d on d.source_id = c.source_id and d.seq = c.seq))
              """);
        Unsettling.Before(connection, "select c.started_at from store.calls c semi join temp.doomed d on d.source_id = c.source_id and d.seq = c.seq");
        connection.Execute(UpkeepSql.RemoveCalls);
        return statistics with { CallsRemoved = count };
    }

    public CleanupStatistics RemoveValues(CleanupStatistics statistics)
    {
        long removed = 0;
        foreach (var (policy, names) in MetricsByPolicy())
        {
            var doomed = policy.Kind == RetentionKind.Tiered
                ? $"select source_id, seq from store.metrics where is_rolled_up and recorded_at < {UpkeepRun.Literal(RowsFrom)} and name_id in ({names}) and {NotOfATask}"
                : string.Create(CultureInfo.InvariantCulture, $"""
                  select source_id, seq
                  from (
                    select v.source_id, v.seq, v.is_rolled_up, v.name_id, v.context_id,
                      row_number() over (partition by v.name_id, x.agent, x.cli order by v.recorded_at desc, v.source_id desc, v.seq desc) as place
                    from store.metrics v
                    left join store.contexts x using (context_id)
                    where v.name_id in ({names})
                  ) metrics
                  where place > {policy.Count} and is_rolled_up and {NotOfATask}
                  """);
            connection.Execute("create or replace temp table doomed as " + doomed);
            var count = UpkeepRun.Number(connection, "select count(*) from temp.doomed");
            removed += count;
            if (count > 0)
            {
                Unsettling.Before(connection, "select v.recorded_at from store.metrics v semi join temp.doomed d on d.source_id = v.source_id and d.seq = v.seq");
            }

            connection.Execute("""
                update store.upkeep
                set values_from = greatest(values_from, (select max(v.recorded_at) + interval 1 microsecond from store.metrics v semi join temp.doomed d on d.source_id = v.source_id and d.seq = v.seq));
                delete from store.tags t using temp.doomed d where t.source_id = d.source_id and t.call = d.seq;
                delete from store.metrics v using temp.doomed d where v.source_id = d.source_id and v.seq = d.seq;
                drop table temp.doomed
                """);
        }

        return statistics with { ValuesRemoved = removed };
    }

    /// <summary>Hours and days beyond their tier. Months stay.</summary>
    public CleanupStatistics RemoveRollups(CleanupStatistics statistics)
    {
        if (settings.PolicyOf(Timing).Kind != RetentionKind.Tiered)
        {
            return statistics;
        }

        var hours = UpkeepRun.Number(connection, $"select count(*) from store.rollup_hours where starts_at < {UpkeepRun.Literal(HoursFrom)}");
        var days = UpkeepRun.Number(connection, $"select count(*) from store.rollup_days where starts_at < {UpkeepRun.Literal(DaysFrom)}");
        connection.Execute($"""
            delete from store.rollup_hours where starts_at < {UpkeepRun.Literal(HoursFrom)};
            delete from store.rollup_days where starts_at < {UpkeepRun.Literal(DaysFrom)};
            delete from store.day_methods where starts_at < {UpkeepRun.Literal(DaysFrom)};
            delete from store.day_agents where starts_at < {UpkeepRun.Literal(DaysFrom)};
            delete from store.unsettled where not of_months and starts_at < {UpkeepRun.Literal(DaysFrom)}
            """);
        if (hours > 0)
        {
            connection.Execute($"update store.upkeep set hours_from = greatest(hours_from, {UpkeepRun.Literal(HoursFrom)})");
        }

        if (days > 0)
        {
            connection.Execute($"update store.upkeep set days_from = greatest(days_from, {UpkeepRun.Literal(DaysFrom)})");
        }

        return statistics with { RollupsRemoved = hours + days };
    }

    /// <summary>
    /// Tasks and sessions of which no call is left: under <c>tiered</c> once their days are gone, under <c>last-n</c> at once where they have ended and this has removed their
    /// calls. Those that never had any, such as hooks record, have no number by which they would be among the last.
    /// </summary>
    public CleanupStatistics RemoveOrphans(CleanupStatistics statistics)
    {
        var policy = settings.PolicyOf(Timing);
        if (policy.Kind == RetentionKind.KeepAll)
        {
            return statistics;
        }

        var old = policy.Kind == RetentionKind.Tiered ? $"max(last_at) < {UpkeepRun.Literal(DaysFrom)}" : "bool_or(coalesce(r.had, false))";
        connection.Execute($"""
            create or replace temp table orphans as
            with seen as (
              select context_id, max(seen_at) as last_at
              from (
                select context_id, happened_at as seen_at from store.events
                union all
                select context_id, happened_at from store.facts
                union all
                select context_id, recorded_at from store.usages
              )
              group by context_id
            ),
            open_ones as (
              select x.session_id, x.task_id
              from store.events e
              join store.contexts x using (context_id)
              join store.sources s using (source_id)
              group by x.session_id, x.task_id
              having count(*) filter (e.kind in (1, 3)) > count(*) filter (e.kind in (2, 4)) and not bool_and(s.closed)
            )
            select x.session_id, x.task_id
            from store.contexts x
            left join seen using (context_id)
            left join (select distinct context_id, true as has from store.calls) c using (context_id)
            left join (select distinct context_id, true as had from store.removed_calls) r using (context_id)
            left join open_ones o on o.session_id is not distinct from x.session_id and o.task_id is not distinct from x.task_id
            where x.session_id is not null or x.task_id is not null
            group by x.session_id, x.task_id
            having not coalesce(bool_or(c.has), false) and count(o.session_id) + count(o.task_id) = 0 and max(last_at) is not null and {old}
            """);
        var tasks = UpkeepRun.Number(connection, "select count(*) from temp.orphans where task_id is not null");
        var sessions = UpkeepRun.Number(connection, """
            select count(distinct session_id)
            from temp.orphans o
            where not exists (select 1 from store.contexts x anti join temp.orphans p on p.session_id is not distinct from x.session_id and p.task_id is not distinct from x.task_id where x.session_id = o.session_id)
            """);
        connection.Execute("""
            create or replace temp table lonely as
            select x.context_id from store.contexts x semi join temp.orphans o on o.session_id is not distinct from x.session_id and o.task_id is not distinct from x.task_id
            """);
        Unsettle();
        connection.Execute("""
            delete from store.events where context_id in (from temp.lonely);
            delete from store.facts where context_id in (from temp.lonely);
            delete from store.usage_rows where context_id in (from temp.lonely);
            update store.upkeep
            set values_from = greatest(values_from, (select max(recorded_at) + interval 1 microsecond from store.metrics where context_id in (from temp.lonely) and is_rolled_up));
            delete from store.metrics where context_id in (from temp.lonely) and is_rolled_up;
            delete from store.context_actors where context_id in (from temp.lonely) and context_id not in (select context_id from store.metrics where context_id is not null);
            delete from store.removed_calls where context_id in (from temp.lonely);
            delete from store.contexts where context_id in (from temp.lonely) and context_id not in (select context_id from store.metrics where context_id is not null);
            update store.contexts set task_no = null where task_no not in (select context_id from store.contexts);
            drop table temp.lonely;
            drop table temp.orphans
            """);
        connection.Execute(NameTables.TaskNumbers);
        return statistics with { TasksRemoved = tasks, SessionsRemoved = sessions };
    }

    /// <summary>Before what is said in the contexts "lonely" is removed.</summary>
    private void Unsettle()
    {
        if (UpkeepRun.Number(connection, "select count(*) from temp.lonely") == 0)
        {
            return;
        }

        // Where one of several tellings of a usage goes, another one counts, of whatever day.
        if (UpkeepRun.Number(connection, "select count(*) from store.usage_rows where context_id in (from temp.lonely) and (message_id is not null or cumulative or (not captured and call is not null))") > 0)
        {
            Settlement.Clear(connection);
            return;
        }

        Unsettling.Before(connection, """
            select happened_at from store.events where context_id in (from temp.lonely)
            union all
            select recorded_at from store.usage_rows where context_id in (from temp.lonely)
            union all
            select recorded_at from store.metrics where context_id in (from temp.lonely)
            """);
        Settlement.ClearNames(connection);
    }

    private static string NotOfATask => $"""
        not (name_id in (select name_id from store.metric_names where name in {OfTasks})
          and coalesce(context_id in (select context_id from store.contexts where task_id is not null), false))
        """;

    /// <summary>The beginning of an hour in the store's zone, as hours of calls begin: half an hour beside that of UTC, where the zone is.</summary>
    private static DateTimeOffset HourOf(DuckDBConnection connection, DateTimeOffset time) =>
        time.ToUniversalTime().AddTicks(-10 * UpkeepRun.Number(connection, $"select epoch_us({UpkeepRun.Literal(time)} at time zone time_zone) % 3600000000 from store.upkeep"));

    /// <summary>Metrics whose values do not all stay, by policy: their numbers, joined by commas.</summary>
    private List<(RetentionPolicy Policy, string Names)> MetricsByPolicy()
    {
        var names = new List<(int Id, string Name)>();
        connection.Query("select name_id, name from store.metric_names", row => names.Add((row.GetInt32(0), row.GetString(1))));
        return
        [
            .. names.GroupBy(metric => settings.PolicyOf(StoreSettings.GroupOf(metric.Name)))
                .Where(static group => group.Key.Kind != RetentionKind.KeepAll)
                .Select(static group => (group.Key, string.Join(", ", group.Select(static metric => metric.Id.ToString(CultureInfo.InvariantCulture))))),
        ];
    }
}
