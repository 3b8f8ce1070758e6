namespace PerfGen.Analysis;

/// <summary>What a thing is that may make tasks go well.</summary>
public enum FactorKind
{
    /// <summary>A skill that was applied.</summary>
    Skill,

    /// <summary>A tool that was used.</summary>
    Tool,

    /// <summary>An agent that worked.</summary>
    Agent,

    /// <summary>A language model.</summary>
    Model,
}

/// <summary>What the evidence says about a factor for one kind of task.</summary>
public enum Advice
{
    /// <summary>Too little evidence, or evidence that points both ways.</summary>
    CannotTell,

    /// <summary>Tasks with it go well.</summary>
    Recommended,

    /// <summary>Tasks with it do not go well.</summary>
    NotRecommended,
}

/// <summary>How tasks of one kind go with one factor.</summary>
public sealed record Effectiveness
{
    /// <summary>What it is.</summary>
    public FactorKind Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of task.</summary>
    public required string TaskType { get; init; }

    /// <summary>Tasks of the kind with it.</summary>
    public int Uses { get; init; }

    /// <summary>Mean performance index of tasks with it; null where no index is known.</summary>
    public Interval? PerformanceIndex { get; init; }

    /// <summary>Share of tasks with it that succeeded, 0 to 1; null where none was decided.</summary>
    public Interval? SuccessRate { get; init; }

    /// <summary>Points by which the index lies above that of tasks of the kind without it; null where there are fewer than two of either.</summary>
    public Interval? Gain { get; init; }

    /// <summary>What the evidence says.</summary>
    public Advice Advice { get; init; }

    /// <summary>The evidence in words.</summary>
    public required string Reason { get; init; }
}
