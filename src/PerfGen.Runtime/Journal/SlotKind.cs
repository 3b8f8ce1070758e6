namespace PerfGen.Runtime.Journal;

/// <summary>What a record of the journal is. The numbers are part of the file format and never change their meaning.</summary>
public enum SlotKind : byte
{
    /// <summary>Not written, or of an earlier life of the segment.</summary>
    Empty = 0,

    /// <summary>A call that has begun and not ended. Once its process is dead it counts as unfinished.</summary>
    OpenCall = 1,

    /// <summary>A call that has ended.</summary>
    Call = 2,

    /// <summary>A value recorded by hand (<c>Perf.Record</c>).</summary>
    Metric = 3,

    /// <summary>A begin, an end or a change of a session or task.</summary>
    Event = 4,

    /// <summary>
    /// Calls of a sampled method that one thread has made so far in one context: how many ended well, and the times of one of them. When there are enough
    /// it becomes a <see cref="Call"/>; where its process is dead it is one.
    /// </summary>
    OpenSample = 5,

    /// <summary>Something said about a session or task besides its begin and end; see <see cref="FactKind"/>.</summary>
    Fact = 6,

    /// <summary>Tokens and cost recorded by hand: a head whose continuations are <see cref="TokenUsage"/> and <see cref="Cost"/>.</summary>
    Usage = 7,

    /// <summary>Continuation: a value captured from a call (<c>[Measure]</c>).</summary>
    Capture = 16,

    /// <summary>Continuation: a tag of a call; name and value are strings of the dictionary.</summary>
    Tag = 17,

    /// <summary>Continuation: tokens of a call: prompt, completion, cache read, cache write, reasoning.</summary>
    TokenUsage = 18,

    /// <summary>Continuation: a cost of a call: amount in billionths, currency and provenance.</summary>
    Cost = 19,

    /// <summary>Continuation: what a call used of its thread and the process. Taken when the call begins, and committed when it ends.</summary>
    Resources = 20,
}

/// <summary>Bits of a record's flags.</summary>
internal static class SlotFlags
{
    /// <summary>The method returned before its task had ended.</summary>
    public const byte Suspended = 1;

    /// <summary>A metric's value was captured from a call that another record stands for, not recorded by hand.</summary>
    public const byte Captured = 2;

    /// <summary>A call that was counted and not timed: its duration means nothing.</summary>
    public const byte Untimed = 4;

    /// <summary>Of a call that has not ended: its duration is the address of its <see cref="SlotKind.Resources"/> record, which it completes when it ends.</summary>
    public const byte Measured = 32;

    /// <summary>Of a usage: its counts go up over the session.</summary>
    public const byte Cumulative = 8;

    /// <summary>Of a usage: it was asked for in a batch.</summary>
    public const byte Batch = 16;
}
