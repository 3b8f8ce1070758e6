namespace PerfGen;

/// <summary>Whose work something is. What is null is unknown.</summary>
public sealed record WorkContext
{
    /// <summary>The session.</summary>
    public string? Session { get; init; }

    /// <summary>The task.</summary>
    public string? Task { get; init; }

    /// <summary>The kind of task.</summary>
    public string? TaskType { get; init; }

    /// <summary>The agent.</summary>
    public string? Agent { get; init; }

    /// <summary>The language model.</summary>
    public string? Model { get; init; }

    /// <summary>The command-line tool that the agent runs in.</summary>
    public string? Cli { get; init; }

    /// <summary>What was said by hand in place of what is known.</summary>
    /// <param name="said">What was said; null keeps what is known.</param>
    public WorkContext With(WorkContext said) => new()
    {
        Session = said.Session ?? Session,
        Task = said.Task ?? Task,
        TaskType = said.TaskType ?? TaskType,
        Agent = said.Agent ?? Agent,
        Model = said.Model ?? Model,
        Cli = said.Cli ?? Cli,
    };
}
