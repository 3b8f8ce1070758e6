namespace PerfGen.Analysis;

/// <summary>A task that has ended, as far as insights need it.</summary>
public sealed record TaskOutcome
{
    /// <summary>One of <see cref="TaskTypes"/>.</summary>
    public string TaskType { get; init; } = TaskTypes.General;

    /// <summary>Whether it succeeded; null where it was cancelled, skipped or left open, and counts neither way.</summary>
    public bool? Succeeded { get; init; }

    /// <summary>The quality score, 0 to 100; null is unknown.</summary>
    public double? Quality { get; init; }

    /// <summary>The performance index, 0 to 100; null is unknown.</summary>
    public double? PerformanceIndex { get; init; }

    /// <summary>Who worked on it.</summary>
    public string? Agent { get; init; }

    /// <summary>The model that worked on it.</summary>
    public string? Model { get; init; }

    /// <summary>Skills that were applied.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Tools that were used.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];
}
