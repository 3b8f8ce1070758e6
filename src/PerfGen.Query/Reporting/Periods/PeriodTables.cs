using PerfGen.Query.Questions;
using PerfGen.Query.Text;

namespace PerfGen.Query.Reporting;

/// <summary>A report of a period in words and tables, before it becomes text or Markdown: both say the same.</summary>
internal static class PeriodTables
{
    public static readonly string[] Columns = ["tasks", "ok", "mean", "p95", "quality", "index", "tokens", "cost"];

    /// <summary>A title such as <c>Week 2025-W48</c>, with the days of it.</summary>
    public static string Title(ReportPeriod period) => period.Kind switch
    {
        PeriodKind.Daily => $"Day {period.Name}",
        PeriodKind.Weekly => $"Week {period.Name} ({period.Range})",
        _ => $"Month {period.Name}",
    };

    /// <summary>The figures of the whole, each with how it changed.</summary>
    public static IEnumerable<(string Label, string Figure)> Facts(PeriodReport report)
    {
        var totals = report.Totals;
        static string Changed(double? change, string unit) => PeriodTrends.Text(change) is { } text ? $" ({text.Replace("%", unit, StringComparison.Ordinal)} on the period before)" : "";

        yield return ("sessions", $"{Human.Count(totals.Sessions)}, {(totals.SessionSeconds is { } seconds ? Human.Duration(seconds) : totals.Sessions == 0 ? "0 s" : "–")} together");
        if (report.HasTasks)
        {
            yield return ("tasks completed", Human.Count(totals.TasksCompleted));
        }

        yield return ("succeeded", Human.Share(totals.SuccessRate) + Changed(report.Trends.SuccessRate, " points"));
        yield return ("mean time of a task", Human.Duration(totals.MeanTaskSeconds) + (PeriodTrends.Text(report.Trends.Efficiency) is { } text ? $" (efficiency {text.Replace("%", " %", StringComparison.Ordinal)})" : ""));
        if (totals.MeanQuality is { } quality)
        {
            yield return ("mean quality", Human.Compact(Math.Round(quality, 1)));
        }

        yield return ("tokens", Human.Compact(totals.TokensTotal));
        if (totals.Cost is { } cost)
        {
            yield return ("cost", Human.Money(cost, totals.CostCurrency));
        }
    }

    /// <summary>What is known of interactions and of what came of the work.</summary>
    public static IEnumerable<(string Label, string Figure)> AnalyticsOf(PeriodReport report)
    {
        var analytics = report.Analytics;
        if (analytics.Interactions is { } interactions)
        {
            var rate = analytics.InteractionsPerHour(report.Totals) is { } perHour ? $", {Human.Compact(Math.Round(perHour, 1))} an hour" : "";
            var price = analytics.CostPerInteraction(report.Totals) is { } cost ? $", {MoneyOf(cost, report.Totals.CostCurrency)} each" : "";
            yield return ("interactions", Human.Count(interactions) + rate + price);
        }

        if (analytics.ToolCalls is { } calls)
        {
            yield return ("tool calls", Human.Count(calls) + (analytics.ToolSuccessRate is { } rate ? $", {Human.Share(rate)} succeeded" : ""));
        }

        if (analytics.Lines is { } lines)
        {
            yield return ("lines generated", Human.Count(lines));
        }

        if (analytics.Files is { } files)
        {
            yield return ("files", Human.Count(files));
        }

        if (analytics.Coverage is { } coverage)
        {
            yield return ("test coverage", $"{Human.Compact(Math.Round(coverage, 1))} %");
        }

        if (analytics.CodeQuality is { } quality)
        {
            yield return ("code quality", $"{Human.Compact(Math.Round(quality, 1))} of 10");
        }
    }

    /// <summary>The tables that have rows.</summary>
    public static IEnumerable<(string Header, IReadOnlyList<WorkGroupRow> Rows)> Tables(PeriodReport report) =>
        new (string, IReadOnlyList<WorkGroupRow> Rows)[] { ("agent", report.Agents), ("model", report.Models), ("task type", report.TaskTypes), ("cli", report.Clis) }
            .Where(static table => table.Rows.Any(static row => row.Name is not null));

    /// <summary>The cells of a row behind its name.</summary>
    public static string[] Cells(WorkGroupRow row) =>
    [
        Human.Count(row.Tasks), Human.Share(row.SuccessRate), Human.Duration(row.MeanSeconds), Human.Duration(row.P95Seconds),
        row.MeanQuality is { } quality ? Human.Compact(Math.Round(quality, 1)) : "–", row.MeanIndex is { } index ? Human.Compact(Math.Round(index, 1)) : "–",
        Human.Compact(row.TokensTotal), row.Cost is { } cost ? Human.Money(cost, row.CostCurrency) : "–",
    ];

    /// <summary>A tenth of a cent counts where something is done many times.</summary>
    private static string MoneyOf(decimal amount, string? currency)
    {
        var text = amount.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture);
        return currency is "USD" ? "$" + text : currency is null ? text : text + " " + currency;
    }

    /// <summary>The name of a row; tasks that nobody claims have one, too.</summary>
    public static string Name(WorkGroupRow row) => row.Name is { } name ? CellWidth.Printable(name) : "(unknown)";
}
