namespace PerfGen.Query.Reporting;

/// <summary>How work went while a certain number of its kind were in progress at once, next to one at a time.</summary>
/// <param name="Row">What was counted.</param>
/// <param name="Alone">The same for one at a time; null where that never was, or for too few to say.</param>
public sealed record DegreeFigures(WorkAtOnce Row, WorkAtOnce? Alone)
{
    /// <summary>Calls or tasks that a figure takes at least: fewer say nothing.</summary>
    public const int LeastDone = 6;

    /// <summary>How many were in progress on average.</summary>
    public double MeanAtOnce => Row.WorkSeconds / Row.ElapsedSeconds;

    /// <summary>Done for each second.</summary>
    public double PerSecond => Row.Done / Row.ElapsedSeconds;

    /// <summary>Success, of those that succeeded, failed or timed out; null where there are none.</summary>
    public double? SuccessRate => Row.Rated > 0 ? Math.Min(Row.Done / Row.Rated, 1) : null;

    /// <summary>How much more was done in a second than one at a time: 1 for one at a time itself. Null where either is too little to say.</summary>
    public double? SpeedUp => IsEnough && Alone is { } alone ? PerSecond / (alone.Done / alone.ElapsedSeconds) : null;

    /// <summary>The speed-up of each of those that were in progress: 1 where none hindered another.</summary>
    public double? Efficiency => SpeedUp / MeanAtOnce;

    /// <summary>Seconds that one took longer than alone, on average: what it costs to run beside others.</summary>
    public double? OverheadSeconds => IsEnough ? Row.MeanSeconds - Alone?.MeanSeconds : null;

    /// <summary>Whether enough was done to say something.</summary>
    internal bool IsEnough => Row.Done >= LeastDone - 1e-6;

    /// <summary>Standard error of the mean time, as a share of it.</summary>
    internal double ErrorShare => Row.DeviationSeconds / Row.MeanSeconds / Math.Sqrt(Row.Done) ?? 0;
}
