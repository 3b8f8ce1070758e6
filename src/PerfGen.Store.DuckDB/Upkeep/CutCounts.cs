using DuckDB.NET.Data;

namespace PerfGen.Store.DuckDB.Upkeep;

/// <summary>
/// Counts of what retention has removed that lie on both sides of a time. Forgetting what is before the time takes all of them, since they cannot be divided;
/// asked for before that, and by what retention says it has removed.
/// </summary>
internal static class CutCounts
{
    /// <summary>The time up to which counts of calls go with what is before a time: the end of an hour, the time up to which a day has no hours any more, or a month no days.</summary>
    /// <param name="connection">The open database.</param>
    /// <param name="before">The time.</param>
    /// <returns>The latest of these ends, or null where no count is cut.</returns>
    public static DateTimeOffset? OfCalls(DuckDBConnection connection, DateTimeOffset before) => UpkeepRun.Time(connection, $"""
        {Cut(before)}
        select max(until)
        from (
          select starts_at + interval 1 hour as until from store.rollup_hours, cut where starts_at < edge and starts_at + interval 1 hour > edge
          union all
          select least(day_end, hours_from)
          from cut
          where day < edge and hours_from > edge
            and (select coalesce(sum(calls), 0) from store.rollup_days, cut where starts_at = day)
              > (select coalesce(sum(sample_weight), 0) from store.calls, cut where is_rolled_up and started_at >= day and started_at < day_end)
                + (select coalesce(sum(calls), 0) from store.rollup_hours, cut where starts_at >= day and starts_at < day_end)
          union all
          select least(month_end, whole_days_from)
          from cut
          where month < edge and whole_days_from > edge
            and (select coalesce(sum(calls), 0) from store.rollup_months, cut where starts_at = month)
              > (select coalesce(sum(calls), 0) from store.rollup_days, cut where starts_at >= month and starts_at < month_end)
        )
        """);

    /// <summary>The time up to which counts of values go with what is before a time: of values whose rows are removed, days are left.</summary>
    /// <param name="connection">The open database.</param>
    /// <param name="before">The time.</param>
    /// <returns>Null where no count is cut.</returns>
    public static DateTimeOffset? OfValues(DuckDBConnection connection, DateTimeOffset before) => UpkeepRun.Time(connection, $"""
        {Cut(before)}
        select least(day_end, values_from)
        from cut
        where day < edge and values_from > edge
          and (select coalesce(sum("values"), 0) from store.rollup_values, cut where starts_at = day)
            > (select count(*) from store.metrics, cut where is_rolled_up and recorded_at >= day and recorded_at < day_end)
        """);

    private static string Cut(DateTimeOffset before) => $"""
        with cut as (
          select
            edge, hours_from, values_from,
            day at time zone time_zone as day, (day + interval 1 day) at time zone time_zone as day_end,
            date_trunc('month', day) at time zone time_zone as month, (date_trunc('month', day) + interval 1 month) at time zone time_zone as month_end,
            -- Days that began before days_from are removed: the next one is the first that is there.
            (date_trunc('day', (days_from - interval 1 microsecond) at time zone time_zone) + interval 1 day) at time zone time_zone as whole_days_from
          from (select *, date_trunc('day', edge at time zone time_zone) as day from (select *, {UpkeepRun.Literal(before)} as edge from store.upkeep))
        )
        """;
}
