using System.Diagnostics;
using DuckDB.NET.Data;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Store.DuckDB.Upkeep;

/// <summary>Figures of days that are over, made of the rows (see <c>Schema/0013_settled_days.sql</c> and <c>0014_settled_windows.sql</c>).</summary>
/// <remarks>A day that is settled says what its rows say. Whoever changes the rows calls <see cref="Unsettling"/> or <see cref="Clear"/> in the same transaction.</remarks>
internal static class Settlement
{
    /// <summary>So many calls have to be rolled up before days are settled: a store of fewer is asked for its rows, which takes no longer, and figures would only take space.</summary>
    public const long ManyCalls = 2_000_000;

    /// <summary>Parts that are settled in one transaction: where upkeep is stopped, they stay settled.</summary>
    public const int PartsAtOnce = 16;

    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>So long a day is settled in parts after it is over: most tasks that run into the next one have ended by then.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromDays(1);

    private static readonly TimeSpan Part = TimeSpan.FromHours(4);

    /// <summary>Settles what is not, the newest days first. The caller has the database alone, and everything is rolled up.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="now">The time: what comes after it is not settled.</param>
    /// <param name="atMost">After how long no further days are begun; what is left is for the next time.</param>
    /// <param name="many">How many calls there have to be, where nothing is settled yet.</param>
    /// <returns>How many days and parts of days.</returns>
    public static int Settle(DuckDBConnection connection, DateTimeOffset now, TimeSpan? atMost = null, long many = ManyCalls)
    {
        if (UpkeepRun.Number(connection, "select coalesce(sum(calls), 0)::bigint from store.rollup_months") < many && UpkeepRun.Number(connection, "select count(*) from store.settled") == 0)
        {
            return 0;
        }

        var start = Stopwatch.GetTimestamp();
        // Contexts are noted before any day: one that comes later is known not to be in a settled day but by what is drained.
        connection.InTransaction(() =>
        {
            connection.Execute(UpkeepRun.Number(connection, "select count(*) from store.settled_names") == 0 ? UpkeepSql.SessionSpans : UpkeepSql.SessionSpansSince);
            connection.Execute(UpkeepSql.SettleRollups);
        });
        var open = OpenTime(connection, now);
        var settled = 0;
        while (settled < open.Count && (atMost is not { } bound || Stopwatch.GetElapsedTime(start) < bound))
        {
            // The newest first: it is what most people ask about.
            var asked = open.SkipLast(settled).TakeLast(PartsAtOnce).ToArray();
            connection.InTransaction(() =>
            {
                connection.Execute(Asking(asked));
                connection.Execute(UpkeepSql.SettleDays);
            });
            settled += asked.Length;
        }

        return settled;
    }

    /// <summary>Statements that ask <see cref="UpkeepSql.SettleDays"/> for days and parts of days, the first first.</summary>
    public static string Asking(IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> parts) => $"""
        create or replace temp table asked_days as
        select * from (values {string.Join(", ", parts.Select(static part => $"({UpkeepRun.Literal(part.From)}, {UpkeepRun.Literal(part.Until)})"))}) v(starts_at, ends_at);
        set variable settle_from = {UpkeepRun.Literal(parts[0].From)};
        set variable settle_until = {UpkeepRun.Literal(parts[^1].Until)};
        """;

    /// <summary>
    /// What lies before the last quarter of an hour and is not settled: whole days, and parts of the latest ones, in which late words are likely, so that they
    /// cost as little as can be. Parts of a day that is no longer one of the latest make room for the day.
    /// </summary>
    private static List<(DateTimeOffset From, DateTimeOffset Until)> OpenTime(DuckDBConnection connection, DateTimeOffset now)
    {
        connection.Execute($"set variable settle_now = {UpkeepRun.Literal(now)}");
        var days = Times(connection, UpkeepSql.Days);
        var settled = Settled(connection);
        var end = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Quarter.Ticks), TimeSpan.Zero);
        var open = new List<(DateTimeOffset From, DateTimeOffset Until)>();
        var cut = new List<(DateTimeOffset From, DateTimeOffset Until)>();
        var next = 0;
        foreach (var day in days)
        {
            var isLatest = day.Until > end - Latest;
            var parts = new List<(DateTimeOffset From, DateTimeOffset Until)>();
            for (; next < settled.Count && settled[next].From < day.Until; next++)
            {
                parts.Add(settled[next]);
            }

            if (!isLatest && parts.Count > 0 && parts[0] != day)
            {
                cut.AddRange(parts);
                parts.Clear();
            }

            var from = day.From;
            foreach (var part in parts.Append((From: day.Until < end ? day.Until : end, Until: day.Until)))
            {
                while (from < part.From)
                {
                    var boundary = isLatest ? day.From + (((from - day.From) / Part < 0 ? 0 : Math.Floor((from - day.From) / Part) + 1) * Part) : day.Until;
                    var until = boundary < part.From ? boundary : part.From;
                    open.Add((from, until));
                    from = until;
                }

                from = part.Until;
            }
        }

        if (cut.Count > 0)
        {
            connection.InTransaction(() => Unsettling.Before(connection, $"values {string.Join(", ", cut.Select(static part => $"({UpkeepRun.Literal(part.From)})"))}"));
        }

        return open;
    }

    /// <summary>The days and parts of days that have figures, the first first.</summary>
    public static List<(DateTimeOffset From, DateTimeOffset Until)> Settled(DuckDBConnection connection) => Times(connection, "select starts_at, ends_at from store.settled order by starts_at");

    private static List<(DateTimeOffset From, DateTimeOffset Until)> Times(DuckDBConnection connection, string sql)
    {
        var times = new List<(DateTimeOffset, DateTimeOffset)>();
        connection.Query(sql, row =>
        {
            DateTimeOffset At(int column) => new(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));
            times.Add((At(0), At(1)));
        });
        return times;
    }

    /// <summary>Forgets everything that is settled; what it says is in the rows. Within a transaction.</summary>
    public static void Clear(DuckDBConnection connection) => connection.Execute("""
        delete from store.settled;
        delete from store.unsettled;
        insert into store.unsettled
        select distinct false, starts_at from store.rollup_days
        union all
        select distinct true, starts_at from store.rollup_months;
        delete from store.settled_names;
        delete from store.undated_tasks;
        delete from store.session_spans;
        delete from store.unsettled_sessions;
        delete from store.day_usages;
        delete from store.day_tasks;
        delete from store.day_task_bins;
        delete from store.day_errors;
        delete from store.day_values;
        delete from store.day_value_bins;
        delete from store.day_samples;
        delete from store.day_resources;
        delete from store.day_methods;
        delete from store.day_agents;
        delete from store.month_methods;
        delete from store.month_agents
        """);

    /// <summary>Forgets what was known of contexts and their sessions, where some were removed. Within a transaction.</summary>
    public static void ClearNames(DuckDBConnection connection) => connection.Execute("""
        delete from store.settled_names;
        delete from store.undated_tasks;
        delete from store.session_spans;
        delete from store.unsettled_sessions
        """);
}
