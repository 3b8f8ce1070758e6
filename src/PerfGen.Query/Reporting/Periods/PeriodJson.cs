using System.Text.Encodings.Web;
using System.Text.Json;
using PerfGen.Query.Questions;

namespace PerfGen.Query.Reporting;

/// <summary>Writes reports of periods as JSON: <c>daily_report</c>, <c>weekly_report</c>, <c>monthly_report</c> and <c>agent_metrics</c>, with the names that are in use.</summary>
/// <remarks>Unknown is null. Rates have two digits behind the point, hours two, seconds one.</remarks>
public static class PeriodJson
{
    /// <summary>What tasks that nobody claims, or of no known model, stand under.</summary>
    public const string Nobody = "unknown";

    /// <summary>Writes a report, with a line end.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    public static void Write(Stream output, PeriodReport report) => Write(output, writer =>
    {
        writer.WriteStartObject(report.Period.Kind switch { PeriodKind.Daily => "daily_report", PeriodKind.Weekly => "weekly_report", _ => "monthly_report" });
        writer.WriteString(report.Period.Kind switch { PeriodKind.Daily => "date", PeriodKind.Weekly => "week", _ => "month" }, report.Period.Name);
        writer.WriteStartObject("summary");
        writer.WriteNumber("sessions", report.Totals.Sessions);
        Number(writer, "total_duration_hours", HoursOf(report.Totals));
        if (report.HasTasks)
        {
            writer.WriteNumber("tasks_completed", report.Totals.TasksCompleted);
        }

        Number(writer, "success_rate", Rate(report.Totals.SuccessRate));
        Number(writer, "tokens_used", report.Totals.TokensTotal);
        writer.WriteEndObject();
        writer.WriteStartObject("by_agent");
        foreach (var agent in report.Agents.Where(static agent => agent.Tasks > 0))
        {
            writer.WriteStartObject(agent.Name ?? Nobody);
            writer.WriteNumber("tasks", agent.Tasks);
            Number(writer, "success_rate", Rate(agent.SuccessRate));
            Number(writer, "avg_duration_s", agent.MeanSeconds is { } mean ? Math.Round(mean, 1) : null);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartObject("trends");
        writer.WriteString("success_rate_change", PeriodTrends.Text(report.Trends.SuccessRate));
        writer.WriteString("efficiency_change", PeriodTrends.Text(report.Trends.Efficiency));
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    /// <summary>Writes figures by one thing: <c>agent_metrics</c>, <c>model_metrics</c> and so on, with a line end.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="by">What they are grouped by.</param>
    /// <param name="rows">The figures.</param>
    /// <param name="period">The time that they are of, in words.</param>
    public static void WriteGroups(Stream output, WorkGrouping by, IReadOnlyList<WorkGroupRow> rows, string period) => Write(output, writer =>
    {
        writer.WriteStartObject(WorkGroupings.NameOf(by) + "_metrics");
        foreach (var row in rows)
        {
            writer.WriteStartObject(row.Name ?? Nobody);
            writer.WriteNumber("tasks_completed", row.Tasks);
            Number(writer, "success_rate", Rate(row.SuccessRate));
            Number(writer, "avg_duration_ms", row.MeanSeconds is { } mean ? Math.Round(mean * 1000) : null);
            Number(writer, "total_tokens", row.TokensTotal);
            Number(writer, "cost", (double?)row.Cost);
            writer.WriteString("cost_currency", row.CostCurrency);
            Number(writer, "quality_score", row.MeanQuality is { } quality ? Math.Round(quality, 1) : null);
            Number(writer, "performance_index", row.MeanIndex is { } index ? Math.Round(index, 1) : null);
            writer.WriteString("period", period);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    });

    private static void Write(Stream output, Action<Utf8JsonWriter> content)
    {
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static double? HoursOf(WorkTotalsRow totals) =>
        totals.Sessions == 0 ? 0 : totals.SessionSeconds is { } seconds ? Math.Round(seconds / 3600, 2) : null;

    private static double? Rate(double? rate) => rate is { } known ? Math.Round(known, 2, MidpointRounding.AwayFromZero) : null;

    private static void Number(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } known)
        {
            writer.WriteNumber(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
