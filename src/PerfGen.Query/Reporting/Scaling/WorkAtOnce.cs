namespace PerfGen.Query.Reporting;

/// <summary>The calls of a method, or the tasks of a kind, while a certain number of them were in progress at once.</summary>
public sealed record WorkAtOnce
{
    /// <summary><c>method</c> or <c>task_type</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Type that declares the method; null for tasks.</summary>
    public string? Type { get; init; }

    /// <summary>Name of the method, or the kind of task; empty for tasks without one.</summary>
    public required string Name { get; init; }

    /// <summary>The least that were in progress at once, 1 or more. Numbers above 2 are taken together up to the next power of two.</summary>
    public long From { get; init; }

    /// <summary>The most that were.</summary>
    public long To { get; init; }

    /// <summary>Seconds for which that many were in progress.</summary>
    public double ElapsedSeconds { get; init; }

    /// <summary>The same, counted once for each that was in progress.</summary>
    public double WorkSeconds { get; init; }

    /// <summary>Calls or tasks that succeeded, each with the share of its time that it ran here.</summary>
    public double Done { get; init; }

    /// <summary>The same of those that succeeded, failed or timed out.</summary>
    public double Rated { get; init; }

    /// <summary>Mean seconds of those that succeeded; null where there are none.</summary>
    public double? MeanSeconds { get; init; }

    /// <summary>Standard deviation of these seconds.</summary>
    public double? DeviationSeconds { get; init; }
}
