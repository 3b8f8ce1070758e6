using System.Globalization;

namespace PerfGen.Contracts;

/// <summary>What was recorded of a method, as one line of the file that <c>perfgen advice export</c> writes and the compiler's rules read.</summary>
/// <param name="Assembly">The assembly that defines the method.</param>
/// <param name="Method">Its documentation id, <c>M:Shop.Orders.Submit(Shop.Order)</c>.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Since">The day of the first one (UTC).</param>
/// <param name="Until">The day of the last one (UTC).</param>
/// <param name="P95Seconds">95th percentile of their duration.</param>
/// <param name="SuccessRate">Share of them that succeeded, 0 to 1; null where none ended so that it can be said.</param>
/// <param name="Baseline">The name of what the duration is compared with; null where it is compared with nothing.</param>
/// <param name="BaselineP95Seconds">95th percentile of the baseline.</param>
internal sealed record MethodAdvice(
    string Assembly,
    string Method,
    long Calls,
    DateTime Since,
    DateTime Until,
    double P95Seconds,
    double? SuccessRate,
    string? Baseline,
    double? BaselineP95Seconds)
{
    private const char Separator = '\t';
    private const string Day = "yyyy-MM-dd";

    /// <summary>How much longer than its baseline it takes: 0.34 for 34 % more, below zero for less; null without a baseline.</summary>
    public double? Change => BaselineP95Seconds is > 0 and var before ? (P95Seconds / before) - 1 : null;

    /// <summary>Reads a line; null where it is none.</summary>
    public static MethodAdvice? Parse(string line)
    {
        var fields = line.Split(Separator);
        return fields.Length == 9
            && fields[0].Length > 0
            && fields[1].StartsWith("M:", StringComparison.Ordinal)
            && long.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var calls)
            && DayOf(fields[3]) is { } since
            && DayOf(fields[4]) is { } until
            && NumberOf(fields[5]) is { } p95
            && (fields[6].Length == 0 || NumberOf(fields[6]) is >= 0 and <= 1)
            && fields[7].Length == 0 == (fields[8].Length == 0)
            && (fields[8].Length == 0 || NumberOf(fields[8]) is not null)
            ? new(fields[0], fields[1], calls, since, until, p95, NumberOf(fields[6]), fields[7].Length == 0 ? null : fields[7], NumberOf(fields[8]))
            : null;
    }

    /// <summary>The line. Figures are cut to three digits, so that a file changes where something has.</summary>
    public string ToLine() => string.Join(
        Separator.ToString(),
        Assembly,
        Method,
        Calls.ToString(CultureInfo.InvariantCulture),
        Since.ToString(Day, CultureInfo.InvariantCulture),
        Until.ToString(Day, CultureInfo.InvariantCulture),
        Text(P95Seconds),
        SuccessRate?.ToString("0.###", CultureInfo.InvariantCulture),
        Baseline,
        BaselineP95Seconds is { } before ? Text(before) : null);

    private static string Text(double seconds) => seconds.ToString("G3", CultureInfo.InvariantCulture);

    private static DateTime? DayOf(string text) =>
        DateTime.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) ? day : null;

    private static double? NumberOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && !double.IsInfinity(number) ? number : null;
}
