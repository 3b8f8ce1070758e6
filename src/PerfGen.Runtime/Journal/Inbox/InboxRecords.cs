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

/// <summary>What one process appended at once.</summary>
/// <param name="Context">Whose work it is.</param>
/// <param name="At">When, in nanoseconds since 1970 (UTC).</param>
/// <param name="ProcessId">Of the process.</param>
/// <param name="End">The byte of the file behind it.</param>
/// <param name="Records">The records; null where a later version wrote something that this one cannot read.</param>
public sealed record InboxFrameRecords(ContextEntry? Context, long At, int ProcessId, long End, IReadOnlyList<InboxRecord>? Records);
