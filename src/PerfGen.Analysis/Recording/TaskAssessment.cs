namespace PerfGen.Analysis;

/// <summary>A recorded task with its scores and what they mean: what observers of a <see cref="TaskRecorder"/> receive.</summary>
public sealed record TaskAssessment
{
    /// <summary>Its id.</summary>
    public required string AssessmentId { get; init; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>One of <see cref="TaskTypes"/>.</summary>
    public required string TaskType { get; init; }

    /// <summary>What was recorded.</summary>
    public required TaskData Task { get; init; }

    /// <summary>The model that worked; null is unknown.</summary>
    public string? Model { get; init; }

    /// <summary>Automatic, by hand, or an evaluation of debugging.</summary>
    public RecordKind Kind { get; init; }

    /// <summary>The scores, with their terms.</summary>
    public required TaskScores Scores { get; init; }

    /// <summary>Points gained over the baseline; null is unknown.</summary>
    public double? QualityImprovement { get; init; }

    /// <summary>How good the time was.</summary>
    public Rating EfficiencyRating { get; init; }

    /// <summary>How tasks of the kind go with the model, this one among them; null where the model is unknown.</summary>
    public Effectiveness? ModelEffectiveness { get; init; }

    /// <summary>How tasks of the kind go with each skill and tool of this one.</summary>
    public IReadOnlyList<Effectiveness> ToolEffectiveness { get; init; } = [];
}
