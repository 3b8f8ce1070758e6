namespace PerfGen.Runtime.Journal;

/// <summary>What is said about a session or task besides its begin and end. The numbers are part of the file format and of the store.</summary>
/// <remarks>Up to 31, the last word counts; from 32 on, what is said is collected. Numbers that add up (files, lines) are metrics, no facts.</remarks>
public enum FactKind : byte
{
    /// <summary>Not a fact.</summary>
    None = 0,

    /// <summary>What is to be done, in words.</summary>
    Description = 1,

    /// <summary>A <see cref="TaskComplexity"/>, as its word.</summary>
    Complexity = 2,

    /// <summary>A <see cref="TaskPriority"/>, as its word.</summary>
    Priority = 3,

    /// <summary>How long the task waited before it began, in seconds.</summary>
    QueueTime = 4,

    /// <summary>Id of the task that this one is a part of.</summary>
    ParentTask = 5,

    /// <summary>How the task was gone about.</summary>
    Approach = 6,

    /// <summary>Whether best practices were followed: 1 or 0.</summary>
    BestPractices = 7,

    /// <summary>Whether the documentation was updated: 1 or 0.</summary>
    DocumentationUpdated = 8,

    /// <summary>A file that was created.</summary>
    FileCreated = 32,

    /// <summary>A file that was changed.</summary>
    FileModified = 33,

    /// <summary>A tool that was used; the number says how often.</summary>
    Tool = 34,

    /// <summary>A skill that was used.</summary>
    Skill = 35,

    /// <summary>An agent that work was handed on to.</summary>
    Delegation = 36,

    /// <summary>A problem that was found.</summary>
    Issue = 37,

    /// <summary>Something that was recommended.</summary>
    Recommendation = 38,

    /// <summary>A note.</summary>
    Note = 39,

    /// <summary>A tag: a name and its value.</summary>
    Tag = 40,

    /// <summary>An error that happened.</summary>
    Error = 41,
}
