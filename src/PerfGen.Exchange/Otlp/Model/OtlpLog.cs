namespace PerfGen.Exchange.Otlp.Model;

/// <summary>A log record. Times are nanoseconds since 1970 (UTC); 0 is none.</summary>
internal sealed record OtlpLog
{
    public ulong Time { get; init; }

    public ulong Observed { get; init; }

    /// <summary>Name of the event; empty where it is none, or is said elsewhere.</summary>
    public string EventName { get; init; } = "";

    /// <summary>The text; null where it is none.</summary>
    public string? Body { get; init; }

    public OtlpAttributes Attributes { get; init; } = OtlpAttributes.None;
}
