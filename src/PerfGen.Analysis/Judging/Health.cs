namespace PerfGen.Analysis;

/// <summary>How the system as a whole does.</summary>
public enum Health
{
    /// <summary>Nothing was recorded.</summary>
    Unknown,

    /// <summary>More than 20 % errors, or a mean quality below 60.</summary>
    Degraded,

    /// <summary>More than 10 % errors, or a mean quality below 70.</summary>
    Warning,

    /// <summary>Neither.</summary>
    Excellent,
}

/// <summary>Judges health by the last fifty tasks.</summary>
public static class HealthCheck
{
    /// <summary>How many tasks count.</summary>
    public const int Window = 50;

    /// <summary>The health that the last <see cref="Window"/> of these tasks show.</summary>
    /// <param name="tasks">Tasks, the earliest first: whether it failed, and its quality where that is known.</param>
    public static Health Of(IReadOnlyList<(bool Failed, double? Quality)> tasks)
    {
        var last = tasks.TakeLast(Window).ToArray();
        if (last.Length == 0)
        {
            return Health.Unknown;
        }

        var errors = last.Count(static task => task.Failed) / (double)last.Length;
        var known = last.Select(static task => task.Quality).OfType<double>().ToArray();
        double? quality = known.Length == 0 ? null : known.Average();
        return errors > 0.20 || quality < 60 ? Health.Degraded
            : errors > 0.10 || quality < 70 ? Health.Warning
            : Health.Excellent;
    }
}
