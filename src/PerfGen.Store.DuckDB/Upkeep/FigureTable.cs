namespace PerfGen.Store.DuckDB.Upkeep;

/// <summary>A table of figures that <c>SettleDays.sql</c> or <c>SettleRollups.sql</c> makes, so that they can be made again and compared. Each that these fill is in <see cref="All"/>.</summary>
/// <param name="Name">Its name in the schema <c>store</c>.</param>
/// <param name="Of">What its column <c>starts_at</c> is.</param>
/// <param name="What">What it tells, in the plural.</param>
/// <param name="Keys">The columns that tell its rows of one time apart.</param>
/// <param name="Scale">SQL over a row <c>r</c>: how large what was added up is. Numbers with a fraction are added up in any order, and differ by as much less.</param>
internal sealed record FigureTable(string Name, FigureTime Of, string What, string[] Keys, string Scale = "0")
{
    public static IReadOnlyList<FigureTable> All { get; } =
    [
        new("day_tasks", FigureTime.SettledDay, "tasks", ["task_type", "model", "result", "origin"], "r.tasks * 100.0"),
        new("day_task_bins", FigureTime.SettledDay, "durations of tasks", ["by_model", "name", "bin"]),
        new("day_usages", FigureTime.SettledDay, "tokens and cost", ["agent", "model", "task_type", "cost_currency_id"]),
        new("day_errors", FigureTime.SettledDay, "errors", ["type_id", "method_id"]),
        new("day_values", FigureTime.SettledDay, "values", ["name_id"], "r.\"values\" * greatest(abs(r.value_min), abs(r.value_max))"),
        new("day_value_bins", FigureTime.SettledDay, "percentiles of values", ["name_id", "bin"]),
        new("day_samples", FigureTime.SettledDay, "what processes used", ["name_id", "source_id"], "r.samples * abs(r.value_max)"),
        new("day_resources", FigureTime.SettledDay, "what calls used", ["method_id"]),
        new("day_agents", FigureTime.RollupDay, "percentiles of agents", ["agent", "bins"]),
        new("day_methods", FigureTime.RollupDay, "percentiles of methods", ["method_id", "bins"]),
        new("month_methods", FigureTime.RollupMonth, "percentiles of methods by month", ["method_id", "bins"]),
        new("month_agents", FigureTime.RollupMonth, "percentiles of agents by month", ["agent", "bins"]),
    ];

    /// <summary>What the statements write beside them, which says what is settled.</summary>
    public static IReadOnlyList<string> Marks { get; } = ["settled", "unsettled", "settled_names", "undated_tasks"];
}
