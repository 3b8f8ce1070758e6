namespace PerfGen.Runtime.Journal;

/// <summary>What happened to a session or task. The numbers are part of the file format.</summary>
public enum EventKind : byte
{
    /// <summary>Not an event.</summary>
    None = 0,

    /// <summary>A session began.</summary>
    SessionStart = 1,

    /// <summary>A session ended.</summary>
    SessionEnd = 2,

    /// <summary>A task began.</summary>
    TaskStart = 3,

    /// <summary>A task ended, with a result.</summary>
    TaskEnd = 4,
}
