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

    public static string Of(NamedQuestion question, QuestionFilter filter, QuestionOptions options, RollupPlan plan)
    {
        var conditions = FilterSql.Of(filter with { Since = null, Until = null }, RowKind.Calls);
        var parts = QuestionText.Load(plan.UsesMonths ? "_PartsWithMonths" : "_Parts").TrimEnd()
            .Replace("{calls}", FilterSql.Of(filter, RowKind.Calls), StringComparison.Ordinal)
            .Replace("{dimensions}", conditions, StringComparison.Ordinal)
            .Replace("{months}", conditions.Replace("coalesce(m.agent, x.agent)", "c.agent", StringComparison.Ordinal), StringComparison.Ordinal);
        var unit = options.Field == "duration_ms" ? "1e6" : "1e9";
        return QuestionText.Load(question.Text + "OfRollups")
            .Replace("{_Parts}", parts, StringComparison.Ordinal)
            .Replace("{key}", Keys.GetValueOrDefault(options.By, "null"), StringComparison.Ordinal)
            .Replace("{by}", options.By, StringComparison.Ordinal)
            .Replace("{unit}", unit, StringComparison.Ordinal)
            .Replace("{order}", question.Text == "Groups" ? QuestionText.OrderOfGroups(options) : "", StringComparison.Ordinal)
            + "\n" + QuestionText.Page(filter);
    }
}
