namespace PerfGen.Query.Questions;

/// <summary>What work is grouped by.</summary>
public enum WorkGrouping
{
    /// <summary>Who worked.</summary>
    Agent,

    /// <summary>The language model.</summary>
    Model,

    /// <summary>The command-line tool.</summary>
    Cli,

    /// <summary>The kind of task.</summary>
    TaskType,

    /// <summary>The session.</summary>
    Session,

    /// <summary>The task itself.</summary>
    Task,

    /// <summary>The day on which tasks ended.</summary>
    Day,
}

/// <summary>The words of groupings, as questions and options have them.</summary>
public static class WorkGroupings
{
    /// <summary>The word of a grouping: <c>task_type</c>.</summary>
    /// <param name="by">The grouping.</param>
    public static string NameOf(WorkGrouping by) => by == WorkGrouping.TaskType ? "task_type" : by.ToString().ToLowerInvariant();
}
