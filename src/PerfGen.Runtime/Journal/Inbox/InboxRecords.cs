using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Journal.Inbox;

/// <summary>A record of an inbox. Its seq, the byte at which it begins, is unique with the file.</summary>
public abstract record InboxRecord
{
    private protected InboxRecord()
    {
    }

    /// <summary>The byte of the file at which it begins.</summary>
    public long Seq { get; internal init; }
}

/// <summary>A begin or end of a session or task.</summary>
/// <param name="Kind">Which.</param>
/// <param name="At">When, in nanoseconds since 1970 (UTC).</param>
/// <param name="Result">How a task ended.</param>
/// <param name="IsManual">Whether somebody said it by hand.</param>
public sealed record InboxEvent(EventKind Kind, long At, TaskResult Result, bool IsManual) : InboxRecord;

/// <summary>Something said about a session or task.</summary>
/// <param name="Kind">What.</param>
/// <param name="Text">In words.</param>
/// <param name="Value">As a number.</param>
/// <param name="Name">Of a tag.</param>
public sealed record InboxFact(FactKind Kind, string? Text, double Value, string? Name) : InboxRecord;

/// <summary>A value.</summary>
/// <param name="Metric">Its metric, in the unit that is stored.</param>
/// <param name="Value">The value.</param>
public sealed record InboxMetric(MetricEntry Metric, double Value) : InboxRecord;

/// <summary>Tokens and cost.</summary>
/// <param name="Usage">What was used.</param>
public sealed record InboxUsage(TokenUsage Usage) : InboxRecord;

/// <summary>Time, origin and context of the records behind it, in place of the frame's.</summary>
/// <param name="Context">Whose work they are.</param>
/// <param name="At">When, in nanoseconds since 1970 (UTC).</param>
/// <param name="Origin">Who says it: 0 the work itself, 1 somebody by hand, 2 another system.</param>
public sealed record InboxScope(ContextEntry? Context, long At, byte Origin) : InboxRecord;

/// <summary>A call that is over.</summary>
/// <param name="Method">What was called.</param>
/// <param name="Start">When it began, in nanoseconds since 1970 (UTC).</param>
/// <param name="Duration">How long it took, in nanoseconds.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Error">Type of its error.</param>
/// <param name="ErrorHash">Hash of the error's message; 0 is none.</param>
/// <param name="Thread">Id of its thread; 0 is unknown.</param>
/// <param name="Parent">Which call of its frame surrounds it, counted from 1; 0 is none.</param>
/// <param name="Usage">Tokens that it took; null is unknown.</param>
public sealed record InboxCall(
    SiteEntry Method, long Start, long Duration, CallStatus Status, string? Error, long ErrorHash, int Thread, int Parent, TokenUsage? Usage) : InboxRecord;

/// <summary>A tag of the call or value before it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its value.</param>
public sealed record InboxTag(string Name, string Text) : InboxRecord;

/// <summary>What one process appended at once.</summary>
/// <param name="Context">Whose work it is.</param>
/// <param name="At">When, in nanoseconds since 1970 (UTC).</param>
/// <param name="ProcessId">Of the process.</param>
/// <param name="End">The byte of the file behind it.</param>
/// <param name="Records">The records; null where a later version wrote something that this one cannot read.</param>
public sealed record InboxFrameRecords(ContextEntry? Context, long At, int ProcessId, long End, IReadOnlyList<InboxRecord>? Records)
{
    /// <summary>How many of the records become rows of their own.</summary>
    public int Count => Records?.Count(static record => record is not (InboxScope or InboxTag)) ?? 1;

    /// <summary>The requests that it is, or that came before it.</summary>
    internal IReadOnlyList<UInt128> Requests { get; init; } = [];

    /// <summary>How far counters had come.</summary>
    internal IReadOnlyList<ImportMark> Marks { get; init; } = [];
}
