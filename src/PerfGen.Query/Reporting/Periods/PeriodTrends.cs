using System.Globalization;
using PerfGen.Query.Questions;

namespace PerfGen.Query.Reporting;

/// <summary>How a period's figures differ from those of the period before.</summary>
/// <param name="SuccessRate">Change of the success rate, in points of percent; null where either is unknown.</param>
/// <param name="Efficiency">By how many percent the mean duration of a task fell: more is faster; null likewise.</param>
public sealed record PeriodTrends(double? SuccessRate, double? Efficiency)
{
    /// <summary>The change from one period to the next.</summary>
    /// <param name="before">The earlier one; null where nothing is known of it.</param>
    /// <param name="now">The later one.</param>
    public static PeriodTrends Between(WorkTotalsRow? before, WorkTotalsRow now) => new(
        (now.SuccessRate - before?.SuccessRate) * 100,
        before?.MeanTaskSeconds is > 0 and var old ? -(now.MeanTaskSeconds - old) / old * 100 : null);

    /// <summary><c>+5%</c>, <c>-3%</c>, <c>0%</c>; null where it is unknown.</summary>
    /// <param name="change">A change in percent.</param>
    public static string? Text(double? change) => change is { } known
        ? Math.Round(known, MidpointRounding.AwayFromZero).ToString("+0'%';-0'%';0'%'", CultureInfo.InvariantCulture)
        : null;
}
