using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Store.DuckDB.Upkeep;

/// <summary>
/// Roll-up, retention and tidying of an open database. Each step is one transaction: what was done stays done, and what was not is done the next time.
/// </summary>
internal static class UpkeepRun
{
    /// <summary>Rows that are not rolled up yet, from which on a roll-up is worth its time.</summary>
    public const long RowsForRollUp = 1_000_000;

    /// <summary>How often retention is applied, in hours of use.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromHours(24);

    /// <summary>So many bytes are rewritten by upkeep that nobody asked for: 30 million calls, in seconds, while readers wait.</summary>
    public const long RewrittenUnasked = 512L << 20;

    /// <summary>So long does upkeep that nobody asked for settle days: thirty million calls, of a database that comes from a schema without such days.</summary>
    public static TimeSpan SettledUnasked { get; } = TimeSpan.FromSeconds(5);

    private const long LeastFree = 4L << 20;

    /// <summary>The setting that says what the last upkeep did.</summary>
    public const string LastUpkeep = "upkeep";

    /// <summary>Whether it is time.</summary>
    public static bool IsDue(DuckDBConnection connection, DateTimeOffset now)
    {
        var cleaned = Time(connection, "select max(cleaned_up_at) from store.upkeep") ?? Time(connection, "select min(started_at) from store.sources");
        return cleaned is { } at && (now - at >= Interval || Number(connection, "select count(*) from store.calls where not is_rolled_up") >= RowsForRollUp);
    }

    /// <summary>
    /// Whether so much of the file is free that writing it anew is worth it: the engine fills what is free, and gives back only what lies at the file's end. A database
    /// that was brought forward from a schema of other tables is such a file, and one of which retention has removed much.
    /// </summary>
    /// <param name="connection">The open database, after a checkpoint.</param>
    /// <param name="bytesAtMost">How much there may be to write.</param>
    public static bool IsWorthRewriting(DuckDBConnection connection, long bytesAtMost = long.MaxValue) =>
        Number(connection, string.Create(CultureInfo.InvariantCulture, $"""
            select count(*) from pragma_database_size()
            where database_name = current_database() and free_blocks * 3 >= total_blocks and free_blocks * block_size >= {LeastFree} and used_blocks * block_size <= {bytesAtMost}
            """)) > 0;

    /// <summary>Does all of it.</summary>
    /// <param name="connection">The open database.</param>
    /// <param name="settings">Policies and the time zone.</param>
    /// <param name="now">The time.</param>
    /// <param name="settleAtMost">After how long no further days are settled; null settles all of them.</param>
    /// <param name="many">Calls from which on days are settled.</param>
    public static CleanupStatistics Run(DuckDBConnection connection, StoreSettings settings, DateTimeOffset now, TimeSpan? settleAtMost = null, long many = Settlement.ManyCalls)
    {
        var start = Stopwatch.GetTimestamp();
        var statistics = RollUp(connection, settings, new CleanupStatistics());
        statistics = Retain(connection, settings, now, statistics);
        statistics = statistics with { PartsMerged = Merge(connection) };
        Settlement.Settle(connection, now, settleAtMost, many);
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"update store.upkeep set cleaned_up_at = {Literal(now)}"));
        statistics = statistics with { DaysSettled = Number(connection, "select count(*) from store.settled"), Elapsed = Stopwatch.GetElapsedTime(start) };
        connection.Execute($"delete from store.settings where name = '{LastUpkeep}'; insert into store.settings values ('{LastUpkeep}', '{InWords(statistics)}')");
        connection.Execute("checkpoint");
        return statistics;
    }

    /// <summary>What was done, for whoever was not there: upkeep mostly runs by itself.</summary>
    private static string InWords(CleanupStatistics done) => string.Create(CultureInfo.InvariantCulture,
        $"rolled up {done.CallsRolledUp} calls and {done.ValuesRolledUp} values, removed {done.CallsRemoved} calls, {done.ValuesRemoved} values and {done.RollupsRemoved} rollups, "
        + $"{done.TasksRemoved} tasks and {done.SessionsRemoved} sessions of which nothing was left, and added up {done.PartsMerged} parts, in {done.Elapsed.TotalSeconds:0.0} s");

    /// <summary>Adds rows that are not rolled up yet to days and months.</summary>
    public static CleanupStatistics RollUp(DuckDBConnection connection, StoreSettings settings, CleanupStatistics statistics)
    {
        var calls = Number(connection, "select count(*) from store.calls where not is_rolled_up");
        var values = Number(connection, "select count(*) from store.metrics where not is_rolled_up");
        connection.InTransaction(() =>
        {
            SettleTimeZone(connection, settings);
            if (calls + values > 0)
            {
                connection.Execute(UpkeepSql.RollUp);
            }

            connection.Execute("delete from store.calls_beside");
        });
        return statistics with { CallsRolledUp = calls, ValuesRolledUp = values };
    }

    /// <summary>Says for good in which time zone days begin, where nobody has yet.</summary>
    /// <exception cref="StoreException">The settings name one that cannot be used, and nobody has said one before.</exception>
    public static void SettleTimeZone(DuckDBConnection connection, StoreSettings settings)
    {
        if (Number(connection, "select count(*) from store.upkeep") > 0)
        {
            return;
        }

        settings.CheckTimeZone();
        var known = Number(connection, $"select count(*) from pg_timezone_names() where name = '{settings.TimeZone.Replace("'", "''", StringComparison.Ordinal)}'") > 0;
        connection.Execute($"""
            insert into store.upkeep (time_zone)
            select '{(known ? settings.TimeZone : "UTC")}' where not exists (select 1 from store.upkeep)
            """);
    }

    private static CleanupStatistics Retain(DuckDBConnection connection, StoreSettings settings, DateTimeOffset now, CleanupStatistics statistics)
    {
        connection.InTransaction(() =>
        {
            var retention = new Retention(connection, settings, now);
            statistics = retention.RemoveOrphans(retention.RemoveRollups(retention.RemoveValues(retention.RemoveCalls(statistics))));
        });
        return statistics;
    }

    private static long Merge(DuckDBConnection connection)
    {
        long merged = 0;
        foreach (var table in (string[])["rollup_hours", "rollup_days", "rollup_months"])
        {
            var before = Number(connection, $"select count(*) from store.{table}");
            connection.InTransaction(() => connection.Execute(UpkeepSql.MergeParts(table)));
            merged += before - Number(connection, $"select count(*) from store.{table}");
        }

        return merged;
    }

    internal static string Literal(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"make_timestamptz({(time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10})");

    internal static long Number(DuckDBConnection connection, string sql)
    {
        long number = 0;
        connection.Query(sql, row => number = row.GetInt64(0));
        return number;
    }

    internal static DateTimeOffset? Time(DuckDBConnection connection, string sql)
    {
        DateTimeOffset? time = null;
        connection.Query(sql, row => time = row.IsDBNull(0) ? null : new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(0), DateTimeKind.Utc)));
        return time;
    }
}
