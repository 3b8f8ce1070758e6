namespace PerfGen.Query.Named;

/// <summary>The statements that answer from rollups. They give the same columns as those that answer from rows.</summary>
internal static class RollupText
{
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["agent"] = "agent",
        ["model"] = "model",
        ["cli"] = "cli",
        ["task_type"] = "task_type",
        ["method"] = "type || '.' || method",
        ["metric"] = "metric",
        ["status"] = "store.status_name(status)",
    };

    /// <summary>What of parts adds up to the figure. A deviation does not: rollups hold no squares.</summary>
    private static readonly Dictionary<string, string> Figures = new()
    {
        ["avg"] = "total / timed / {unit}",
        ["sum"] = "total / {unit}",
        ["count"] = "timed::double",
        ["min"] = "smallest / {unit}",
        ["max"] = "largest / {unit}",
    };

    /// <summary>Whether rollups can tell the figure.</summary>
    public static bool Knows(string aggregate) => aggregate == "percentile" || Figures.ContainsKey(aggregate);

    /// <summary>The statements that gather what ran in a window, for a report.</summary>
    public static string RanParts(QuestionFilter window, RollupPlan plan) =>
        QuestionText.Load("RanParts")
            .Replace("{_Parts}", Parts(window, plan), StringComparison.Ordinal)
            .Replace("{calls}", FilterSql.Of(window, RowKind.Calls), StringComparison.Ordinal);

    /// <summary>The statement that gathers their histogram.</summary>
    /// <param name="window">The window.</param>
    /// <param name="plan">Which rollups answer.</param>
    /// <param name="hasMonths">Whether the database may hold the histograms of months in groups of bins.</param>
    /// <param name="hasDays">Whether it may hold those of days.</param>
    public static string RanBins(QuestionFilter window, RollupPlan plan, bool hasMonths, bool hasDays) =>
        QuestionText.Load("RanBins").Replace(
            "{_PartsOfBins}",
            Parts(
                window,
                plan,
                hasMonths ? " and c.starts_at in (select starts_at from store.unsettled where of_months)" : "",
                hasDays ? " and c.starts_at in (select starts_at from store.unsettled where not of_months)" : ""),
            StringComparison.Ordinal);

    public static string Of(NamedQuestion question, QuestionFilter filter, QuestionOptions options, RollupPlan plan)
    {
        var unit = options.Field == "duration_ms" ? "1e6" : "1e9";
        var text = question.Text == "ByTime" && options.Aggregate == "percentile" ? "PercentileByTime" : question.Text;
        return QuestionText.Load(text + "OfRollups")
            .Replace("{_Parts}", Parts(filter, plan), StringComparison.Ordinal)
            .Replace("{_PartsByTime}", QuestionText.Load("_PartsByTime").TrimEnd(), StringComparison.Ordinal)
            .Replace("{figure}", Figures.GetValueOrDefault(options.Aggregate, "null"), StringComparison.Ordinal)
            .Replace("{key}", Keys.GetValueOrDefault(options.By, "null"), StringComparison.Ordinal)
            .Replace("{by}", options.By, StringComparison.Ordinal)
            .Replace("{unit}", unit, StringComparison.Ordinal)
            .Replace("{order}", question.Text == "Groups" ? QuestionText.OrderOfGroups(options) : "", StringComparison.Ordinal)
            + "\n" + QuestionText.Page(filter);
    }

    private static string Parts(QuestionFilter filter, RollupPlan plan, string months = "", string days = "")
    {
        var conditions = FilterSql.Of(filter with { Since = null, Until = null }, RowKind.Calls);
        return QuestionText.Load(plan.UsesMonths ? "_PartsWithMonths" : "_Parts").TrimEnd()
            .Replace("{calls}", FilterSql.Of(filter, RowKind.Calls), StringComparison.Ordinal)
            .Replace("{dimensions}", conditions, StringComparison.Ordinal)
            .Replace("{days}", days, StringComparison.Ordinal)
            .Replace("{months}", conditions.Replace("coalesce(m.agent, x.agent)", "c.agent", StringComparison.Ordinal) + months, StringComparison.Ordinal);
    }
}
