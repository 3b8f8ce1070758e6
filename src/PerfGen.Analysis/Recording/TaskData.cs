
namespace PerfGen.Analysis;

/// <summary>What is known of a task that was done: the fourteen fields of <c>task_data</c>, and a few that go beyond. What is not said has the documented default.</summary>
public sealed record TaskData
{
    /// <summary>Its kind; read from the description where it is null.</summary>
    public string? TaskType { get; init; }

    /// <summary>What was to be done.</summary>
    public string? Description { get; init; }

    /// <summary>How hard it was.</summary>
    public TaskComplexity Complexity { get; init; } = TaskComplexity.Medium;

    /// <summary>How long it took, in seconds; null is unknown.</summary>
    public double? Duration { get; init; }

    /// <summary>Whether it succeeded.</summary>
    public bool Success { get; init; } = true;

    /// <summary>Skills that were applied.</summary>
    public IReadOnlyList<string> SkillsUsed { get; init; } = [];

    /// <summary>Agents that work was handed on to.</summary>
    public IReadOnlyList<string> AgentsDelegated { get; init; } = [];

    /// <summary>Files that it changed; null is unknown.</summary>
    public long? FilesModified { get; init; }

    /// <summary>Lines that it changed; null is unknown.</summary>
    public long? LinesChanged { get; init; }

    /// <summary>Points gained over the baseline; where it is null, over the mean of earlier tasks of the kind, as far as they are known.</summary>
    public double? QualityImprovement { get; init; }

    /// <summary>Problems that were found.</summary>
    public IReadOnlyList<string> IssuesFound { get; init; } = [];

    /// <summary>What was recommended.</summary>
    public IReadOnlyList<string> Recommendations { get; init; } = [];

    /// <summary>Whether best practices were followed.</summary>
    public bool BestPracticesFollowed { get; init; } = true;

    /// <summary>Whether the documentation was updated.</summary>
    public bool DocumentationUpdated { get; init; }

    /// <summary>Beyond the fourteen: who worked; that of the surrounding scope where it is null.</summary>
    public string? Agent { get; init; }

    /// <summary>Beyond the fourteen: tools that were used, once for each use.</summary>
    public IReadOnlyList<string> ToolsUsed { get; init; } = [];

    /// <summary>Beyond the fourteen: how it was gone about.</summary>
    public string? ApproachTaken { get; init; }

    /// <summary>Beyond the fourteen: how content the user was, 0 to 100.</summary>
    public double? UserSatisfaction { get; init; }

    /// <summary>Beyond the fourteen: quality of the code, 0 to 100; null is unknown.</summary>
    public double? CodeQuality { get; init; }

    /// <summary>Beyond the fourteen: whether somebody assessed it by hand; otherwise it counts as recorded automatically.</summary>
    public bool IsManual { get; init; }

    /// <summary>What it is scored by.</summary>
    public TaskFacts Facts => new()
    {
        Success = Success,
        DurationSeconds = Duration,
        LinesChanged = LinesChanged,
        BestPracticesFollowed = BestPracticesFollowed,
        DocumentationUpdated = DocumentationUpdated,
        CodeQuality = CodeQuality,
    };
}
