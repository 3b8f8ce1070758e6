namespace PerfGen;

/// <summary>A task that somebody has done, told at once; or what is known of one that begins or ends. What is not said stays unknown.</summary>
public sealed record TaskRecord
{
    /// <summary>Its id, at most 255 characters; a new one where it is null.</summary>
    public string? Id { get; init; }

    /// <summary>Its kind, for instance <c>refactoring</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The session that it belongs to; that of the context where it is null, as with agent, model and cli.</summary>
    public string? Session { get; init; }

    /// <summary>Who did it.</summary>
    public string? Agent { get; init; }

    /// <summary>The model that worked.</summary>
    public string? Model { get; init; }

    /// <summary>The command-line tool in which it was done.</summary>
    public string? Cli { get; init; }

    /// <summary>How it ended.</summary>
    public TaskResult Result { get; init; }

    /// <summary>Whether somebody assessed it by hand; otherwise it counts as recorded automatically.</summary>
    public bool IsManual { get; init; }

    /// <summary>When it began; where it is null, the duration before its end.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; where it is null, the duration after its begin, else now.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>How long it waited before it began.</summary>
    public TimeSpan? QueueTime { get; init; }

    /// <summary>How urgent it was.</summary>
    public TaskPriority? Priority { get; init; }

    /// <summary>How hard it was.</summary>
    public TaskComplexity? Complexity { get; init; }

    /// <summary>The task that it was a part of.</summary>
    public string? ParentTask { get; init; }

    /// <summary>What was to be done.</summary>
    public string? Description { get; init; }

    /// <summary>How it was gone about.</summary>
    public string? Approach { get; init; }

    /// <summary>Files created.</summary>
    public long? FilesCreated { get; init; }

    /// <summary>Files changed.</summary>
    public long? FilesModified { get; init; }

    /// <summary>Lines changed.</summary>
    public long? LinesChanged { get; init; }

    /// <summary>How content the user was, 0 to 100.</summary>
    public double? UserSatisfaction { get; init; }

    /// <summary>Points gained over the baseline, -100 to 100.</summary>
    public double? QualityImprovement { get; init; }

    /// <summary>Whether best practices were followed.</summary>
    public bool? FollowedBestPractices { get; init; }

    /// <summary>Whether the documentation was updated.</summary>
    public bool? UpdatedDocumentation { get; init; }

    /// <summary>Paths of files created.</summary>
    public IReadOnlyList<string> CreatedFiles { get; init; } = [];

    /// <summary>Paths of files changed.</summary>
    public IReadOnlyList<string> ModifiedFiles { get; init; } = [];

    /// <summary>Tools used, once for each use.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Skills used.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Agents that work was handed on to.</summary>
    public IReadOnlyList<string> Delegations { get; init; } = [];

    /// <summary>Problems found.</summary>
    public IReadOnlyList<string> Issues { get; init; } = [];

    /// <summary>What was recommended.</summary>
    public IReadOnlyList<string> Recommendations { get; init; } = [];

    /// <summary>Notes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Tags: names with values.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>Values of metrics, recorded with the task.</summary>
    public IReadOnlyList<MetricValue> Metrics { get; init; } = [];

    /// <summary>Tokens and cost.</summary>
    public TokenUsage? Usage { get; init; }
}

/// <summary>A value of a metric.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">Its unit, one of <see cref="Units"/>; empty is the metric's own.</param>
public sealed record MetricValue(string Name, double Value, string Unit = "");
