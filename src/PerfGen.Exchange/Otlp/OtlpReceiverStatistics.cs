namespace PerfGen.Exchange.Otlp;

/// <summary>What a receiver has taken so far.</summary>
public sealed record OtlpReceiverStatistics
{
    /// <summary>Requests that were taken, each once.</summary>
    public long Requests { get; init; }

    /// <summary>Requests that came again after they had been taken; they were answered, and not taken twice.</summary>
    public long Repeated { get; init; }

    /// <summary>Requests that were not taken: not understood, too large, or the journal could not be written.</summary>
    public long Failed { get; init; }

    /// <summary>Calls that were recorded.</summary>
    public long Calls { get; init; }

    /// <summary>Values of metrics that were recorded.</summary>
    public long Values { get; init; }

    /// <summary>Usages of tokens that were recorded for themselves; those of calls are not among them.</summary>
    public long Usages { get; init; }

    /// <summary>Spans, points and log records that were not recorded.</summary>
    public long Refused { get; init; }

    /// <summary>Why they were not, the most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Reasons { get; init; } = [];
}
