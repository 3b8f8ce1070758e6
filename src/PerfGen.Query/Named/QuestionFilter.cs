namespace PerfGen.Query.Named;

/// <summary>What a question is about. Every question honours every member; null is no bound.</summary>
/// <remarks>
/// A task is in the window in which it ended, or began where it has not ended. Where a question is about tasks, what is said of calls (<see cref="Method"/>,
/// <see cref="Metric"/>, <see cref="Tool"/>, <see cref="Skill"/>) asks for tasks with such a call; where it is about values, for values of such a call.
/// </remarks>
public sealed record QuestionFilter
{
    /// <summary>Everything.</summary>
    public static QuestionFilter All { get; } = new();

    /// <summary>At or after this time.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whose work it was.</summary>
    public string? Agent { get; init; }

    /// <summary>Language model.</summary>
    public string? Model { get; init; }

    /// <summary>Command-line tool.</summary>
    public string? Cli { get; init; }

    /// <summary>Session.</summary>
    public string? Session { get; init; }

    /// <summary>Task.</summary>
    public string? Task { get; init; }

    /// <summary>Kind of task.</summary>
    public string? TaskType { get; init; }

    /// <summary>Method, by its name or as <c>Type.Method</c>.</summary>
    public string? Method { get; init; }

    /// <summary>Metric: of a value its name, of a call the one that its duration is recorded as.</summary>
    public string? Metric { get; init; }

    /// <summary>How calls ended (success, failure, …); of tasks their result.</summary>
    public string? Status { get; init; }

    /// <summary>Whether it succeeded.</summary>
    public bool? Success { get; init; }

    /// <summary>The tag <c>tool</c> of calls.</summary>
    public string? Tool { get; init; }

    /// <summary>The tag <c>skill</c> of calls.</summary>
    public string? Skill { get; init; }

    /// <summary>Rows at most; null is all of them.</summary>
    public long? Limit { get; init; }

    /// <summary>Rows that are left out before the first.</summary>
    public long Offset { get; init; }
}
