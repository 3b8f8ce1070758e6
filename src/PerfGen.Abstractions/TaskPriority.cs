namespace PerfGen;

/// <summary>How urgent a task is.</summary>
public enum TaskPriority : byte
{
    /// <summary>Others wait for it.</summary>
    Critical = 0,

    /// <summary>Soon.</summary>
    High = 1,

    /// <summary>In its turn.</summary>
    Medium = 2,

    /// <summary>When nothing else is to be done.</summary>
    Low = 3,
}
