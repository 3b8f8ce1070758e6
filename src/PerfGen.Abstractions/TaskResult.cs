namespace PerfGen;

/// <summary>How a task of an agent ended.</summary>
public enum TaskResult : byte
{
    /// <summary>Done.</summary>
    Success = 0,

    /// <summary>Not done.</summary>
    Failure = 1,

    /// <summary>Done in part.</summary>
    Partial = 2,

    /// <summary>It ran out of time.</summary>
    Timeout = 3,

    /// <summary>Someone stopped it. Left out of success rates.</summary>
    Cancelled = 4,

    /// <summary>It was not begun. Left out of success rates.</summary>
    Skipped = 5,
}
