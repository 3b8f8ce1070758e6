namespace PerfGen.Analysis;

/// <summary>What a task is scored by.</summary>
public sealed record TaskFacts
{
    /// <summary>Whether it was done.</summary>
    public bool Success { get; init; } = true;

    /// <summary>How long it took, in seconds, at least 0; null is unknown.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>Lines that it changed, at least 0; null is unknown.</summary>
    public double? LinesChanged { get; init; }

    /// <summary>Whether best practices were followed.</summary>
    public bool BestPracticesFollowed { get; init; } = true;

    /// <summary>Whether the documentation was updated.</summary>
    public bool DocumentationUpdated { get; init; }

    /// <summary>Quality of the code, 0 to 100, as linters, coverage or reviewers give it; null is unknown.</summary>
    public double? CodeQuality { get; init; }

    /// <summary>Says what is wrong with the facts; null where nothing is.</summary>
    public string? Objection =>
        DurationSeconds is { } duration && !(duration >= 0 && double.IsFinite(duration)) ? $"the duration is {duration} s; it has to be at least 0"
        : LinesChanged is { } lines && !(lines >= 0 && double.IsFinite(lines)) ? $"the lines changed are {lines}; they have to be at least 0"
        : CodeQuality is { } quality && quality is not (>= 0 and <= 100) ? $"the code quality is {quality}; it has to be from 0 to 100"
        : null;
}
