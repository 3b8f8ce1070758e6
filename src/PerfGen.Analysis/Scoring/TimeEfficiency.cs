using System.Globalization;

namespace PerfGen.Analysis;

/// <summary>How fast a task was done, 0 to 100, by the documented bands.</summary>
/// <remarks>Within a band it falls evenly: below 2 minutes 100; 2 to 10 minutes 99 to 80; up to 30 minutes 79 to 60; above 59, down to 40 at 2 hours and beyond.</remarks>
public static class TimeEfficiency
{
    private const double Fast = 120;
    private const double Medium = 600;
    private const double Long = 1800;
    private const double Longest = 7200;

    /// <summary>The efficiency of a duration.</summary>
    /// <param name="seconds">The duration, at least 0.</param>
    public static double Of(double seconds) => seconds switch
    {
        < 0 or double.NaN => throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "A duration is at least 0."),
        < Fast => 100,
        <= Medium => Between(seconds, Fast, 99, Medium, 80),
        <= Long => Between(seconds, Medium, 79, Long, 60),
        <= Longest => Between(seconds, Long, 59, Longest, 40),
        _ => 40,
    };

    internal static string BandOf(double seconds) => seconds switch
    {
        < Fast => "fast, below 2 min",
        <= Medium => "medium, 2 to 10 min",
        <= Long => "long, 10 to 30 min",
        _ => "very long, above 30 min",
    };

    internal static Score Explain(double? seconds) => seconds is { } known
        ? new Score("time efficiency", Of(known), [new ScoreTerm("duration", Of(known), Of(known), 1, $"{Text(known)} s: {BandOf(known)}")])
        : new Score("time efficiency", null, [new ScoreTerm("duration", 0, null, null, "unknown")]);

    internal static string Text(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static double Between(double seconds, double from, double atFrom, double to, double atTo) =>
        atFrom + ((seconds - from) / (to - from) * (atTo - atFrom));
}
