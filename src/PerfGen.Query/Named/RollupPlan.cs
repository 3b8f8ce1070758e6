using System.Data.Common;
using System.Globalization;

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
    private const long ManyRows = 2_000_000;

    private static readonly HashSet<string> Dimensions = ["agent", "model", "cli", "task_type", "method", "metric", "status"];

    public bool UsesRollups { get; private init; }

    /// <summary>Whole months may stand in for their days: nothing is asked that they do not tell apart.</summary>
    public bool UsesMonths { get; private init; }

    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Plans, and sets the variables that say where days and months begin and end.</summary>
    public static RollupPlan For(DbConnection connection, NamedQuestion question, QuestionFilter filter, QuestionOptions options)
    {
        var state = UpkeepState.Read(connection);
        if (state is null)
        {
            return Rows(connection, filter, null);
        }

        var isGone = state.CallsFrom is { } from && (filter.Since is null || filter.Since < from);
        if (!CanUse(question, filter, options))
        {
            return Rows(connection, filter, isGone ? state.CallsFrom : null);
        }

        var window = RollupWindow.Of(state, filter, ForMonths(filter, options));
        window.Set(connection);
        var many = window.HasDays ? Count(connection, """
            select coalesce(sum(calls), 0)::bigint from store.rollup_days
            where starts_at >= getvariable('days_from')::timestamptz and starts_at < getvariable('days_until')::timestamptz
            """) : 0;
        if (!isGone && (options.Exact || many < ManyRows))
        {
            return Rows(connection, filter, null);
        }

        return new RollupPlan
        {
            UsesRollups = true,
            UsesMonths = ForMonths(filter, options),
            Notes = [.. window.Notes(filter, state)],
        };
    }

    private static bool CanUse(NamedQuestion question, QuestionFilter filter, QuestionOptions options) =>
        filter is { Session: null, Task: null, Tool: null, Skill: null }
        && question.Name switch
        {
            "groups" => Dimensions.Contains(options.By),
            "percentile" or "average" => options.Table == "calls" && QuestionText.FieldOf(options).Name is "duration_s" or "duration_ms",
            _ => false,
        };

    private static bool ForMonths(QuestionFilter filter, QuestionOptions options) =>
        filter is { Model: null, Cli: null, TaskType: null } && options.By is not ("model" or "cli" or "task_type");

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
