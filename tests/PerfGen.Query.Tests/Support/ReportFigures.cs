using System.Globalization;
using PerfGen.Query.Reporting;

namespace PerfGen.Query.Tests.Support;

/// <summary>What a report says, as text: equal where two reports say the same.</summary>
internal static class ReportFigures
{
    /// <summary>What is no percentile: of these, rollups know a little less than rows.</summary>
    /// <param name="report">The report.</param>
    /// <param name="isAllThere">Whether no row has been removed: calls that are gone stand in rollups, and not in rows.</param>
    public static string Of(PerfReport report, bool isAllThere)
    {
        static string N(double? number) => number is { } known ? known.ToString("G9", CultureInfo.InvariantCulture) : "-";

        var t = report.Totals;
        var lines = new List<string>
        {
            $"{t.Tasks} {t.TasksSucceeded} {N(t.TaskSuccessRate)} {t.TokensPrompt} {t.TokensCompletion} {t.TokensTotal} {t.Cost} {t.CostCurrency} {t.CallsOfUnknownPrice} {t.Sessions} {t.Values}",
        };
        lines.AddRange(report.Errors.Select(static row => $"error {row.ErrorType} {row.Type} {row.Method} {row.Calls}"));
        lines.AddRange(report.Values.Select(static row => $"value {row.Name} {row.Values} {N(row.Total)} {N(row.Mean)} {N(row.Minimum)} {N(row.Maximum)}"));
        lines.AddRange(report.Resources.Select(static row =>
            $"resources {row.Method} {row.Calls} {N(row.MeanAllocatedBytes)} {row.TotalAllocatedBytes} {N(row.MeanCpuSeconds)} {N(row.CpuShare)} {N(row.TotalGcPauseSeconds)} {N(row.MaxGcPauseSeconds)}"));
        lines.AddRange(report.Usage.Select(static row => $"usage {row.Name} {row.Processes} {row.Samples} {N(row.Mean)} {N(row.Maximum)} {N(row.Total)} {N(row.Seconds)} {N(row.PerSecond)}"));
        lines.AddRange(report.TaskTypes.Concat(report.Models).Select(static row =>
            $"group {row.Name} {row.Tasks} {row.Succeeded} {N(row.SuccessRate)} {N(row.MeanSeconds)} {N(row.MeanQuality)} {N(row.MeanIndex)} {row.Auto} {row.Manual} {row.TokensTotal} {row.Cost} {row.CostCurrency}"));
        lines.AddRange(report.Agents.Where(static row => row.TokensTotal is not null).Select(static row => $"agent {row.Agent} {row.TokensPrompt} {row.TokensCompletion} {row.TokensTotal}").Order(StringComparer.Ordinal));
        if (isAllThere)
        {
            lines.Add($"calls {t.Calls} {t.Succeeded} {t.Failed} {N(t.TotalSeconds)} {t.FirstCalledAt:O} {t.LastCalledAt:O}");
            lines.AddRange(report.Agents.Select(static row => $"agent {row.Agent} {row.Calls} {row.Succeeded} {N(row.SuccessRate)} {N(row.TotalSeconds)}").Order(StringComparer.Ordinal));
            lines.AddRange(report.Methods.Select(static row => $"method {row.Method} {row.Calls} {row.Succeeded} {N(row.TotalSeconds)} {row.TokensPrompt}").Order(StringComparer.Ordinal));
        }

        return string.Join('\n', lines);
    }
}
