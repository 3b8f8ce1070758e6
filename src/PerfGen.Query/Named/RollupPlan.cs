using System.Data.Common;
using System.Globalization;
using PerfGen.Store.DuckDB.Upkeep;

namespace PerfGen.Query.Named;

/// <summary>Decides whether a question is answered from rows or from rollups, and from which.</summary>
/// <remarks>
/// <code>
///   since ├─ rows, hours ─┤├────── days ──────┤├──── months ────┤├── days ──┤├─ rows, hours ─┤ until
/// </code>
/// Rollups answer where rows are gone, and where so many rows lie in whole days that percentiles within 1 % at once are worth more than exact ones later.
/// </remarks>
internal sealed record RollupPlan
{
    /// <summary>Calls in whole days from which on rollups answer.</summary>
    public const long ManyRows = Settlement.ManyCalls;

    /// <summary>For tests: rows answer, also where some are gone.</summary>
    public const long NeverMany = long.MaxValue;

    private static readonly HashSet<string> Dimensions = ["agent", "model", "cli", "task_type", "method", "metric", "status"];

    public bool UsesRollups { get; private init; }

    /// <summary>Whole months may stand in for their days: nothing is asked that they do not tell apart.</summary>
    public bool UsesMonths { get; private init; }

    /// <summary>Days answer that lie beside the months.</summary>
    public bool HasDaysBesideMonths { get; private init; }

    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Plans, and sets the variables that say where days and months begin and end.</summary>
    public static RollupPlan For(DbConnection connection, UpkeepState? state, NamedQuestion question, QuestionFilter filter, QuestionOptions options)
    {
        if (state is null)
        {
            return Rows(connection, filter, null);
        }

        var isGone = state.CallsFrom is { } from && (filter.Since is null || filter.Since < from);
        if (!CanUse(question, filter, options, state))
        {
            return Rows(connection, filter, isGone ? state.CallsFrom : null);
        }

        return Decide(connection, state, filter, ForMonths(question, filter, options), isGone, options.Exact);
    }

    /// <summary>Plans a report, which tells apart methods, agents and how calls ended; months know these. The times of the window are variables of the connection by then.</summary>
    /// <param name="connection">The open database.</param>
    /// <param name="window">The window.</param>
    /// <param name="many">Calls in whole days from which on rollups answer.</param>
    public static RollupPlan ForReport(DbConnection connection, QuestionFilter window, long many = ManyRows)
    {
        var state = UpkeepState.Read(connection);
        return state is null ? Rows(connection, window, null)
            : Decide(connection, state, window, withMonths: true, state.CallsFrom is { } from && (window.Since is null || window.Since < from), exact: false, many);
    }

    private static RollupPlan Decide(DbConnection connection, UpkeepState state, QuestionFilter filter, bool withMonths, bool isGone, bool exact, long manyRows = ManyRows)
    {
        var window = RollupWindow.Of(state, filter, withMonths);
        window.Set(connection);
        // There are a hundred times as many rows of days as of months.
        var many = !window.HasDays ? 0 : Count(connection, (window.DaysFrom, window.DaysUntil) == (window.MonthsFrom, window.MonthsUntil)
            ? "select coalesce(sum(calls), 0)::bigint from store.rollup_months where starts_at >= getvariable('months_from')::timestamptz and starts_at < getvariable('months_until')::timestamptz"
            : "select coalesce(sum(calls), 0)::bigint from store.rollup_days where starts_at >= getvariable('days_from')::timestamptz and starts_at < getvariable('days_until')::timestamptz");
        if ((!isGone && (exact || many < manyRows)) || manyRows == NeverMany)
        {
            return Rows(connection, filter, null);
        }

        return new RollupPlan { UsesRollups = true, UsesMonths = withMonths, HasDaysBesideMonths = (window.DaysFrom, window.DaysUntil) != (window.MonthsFrom, window.MonthsUntil), Notes = [.. window.Notes(filter, state)] };
    }

    private static bool CanUse(NamedQuestion question, QuestionFilter filter, QuestionOptions options, UpkeepState state) =>
        filter is { Session: null, Task: null, Tool: null, Skill: null }
        && question.Name switch
        {
            "groups" => Dimensions.Contains(options.By),
            "percentile" or "average" => IsDuration(options),

            // Days of one zone cannot be cut into those of another.
            "by-time" => IsDuration(options) && options.Interval is "day" or "week" or "month" && RollupText.Knows(options.Aggregate) && options.Zone == state.Zone.Id,
            _ => false,
        };

    private static bool IsDuration(QuestionOptions options) => options.Table == "calls" && QuestionText.FieldOf(options).Name is "duration_s" or "duration_ms";

    private static bool ForMonths(NamedQuestion question, QuestionFilter filter, QuestionOptions options) =>
        filter is { Model: null, Cli: null, TaskType: null }
        && (question.Name != "groups" || options.By is not ("model" or "cli" or "task_type"))
        && (question.Name != "by-time" || options.Interval == "month");

    private static RollupPlan Rows(DbConnection connection, QuestionFilter filter, DateTimeOffset? goneBefore)
    {
        var window = filter.Since is null && filter.Until is null ? "all rows" : "the rows of the window";
        return new RollupPlan
        {
            Notes = goneBefore is { } from
                ? [$"answered from {window}, exactly", string.Create(CultureInfo.InvariantCulture, $"rows before {from.UtcDateTime:yyyy-MM-dd HH:mm} UTC are gone by the retention policy, and rollups do not tell apart what was asked: what happened before is not in the answer")]
                : [$"answered from {window}, exactly"],
        };
    }

    private static long Count(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
