namespace PerfGen.Exchange.Otlp.Model;

/// <summary>A span. Times are nanoseconds since 1970 (UTC); 0 is none.</summary>
internal sealed record OtlpSpan
{
    /// <summary>As 32 digits; empty is none.</summary>
    public string TraceId { get; init; } = "";

    /// <summary>As 16 digits; empty is none.</summary>
    public string SpanId { get; init; } = "";

    /// <summary>As 16 digits; empty is none.</summary>
    public string ParentId { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>1 internal, 2 server, 3 client, 4 producer, 5 consumer; 0 is not said.</summary>
    public int Kind { get; init; }

    public ulong Start { get; init; }

    public ulong End { get; init; }

    /// <summary>Whether it failed.</summary>
    public bool IsError { get; init; }

    /// <summary>Why it failed, in words.</summary>
    public string StatusMessage { get; init; } = "";

    /// <summary>The exception that the last exception event names; null where there is none.</summary>
    public string? Exception { get; init; }

    public OtlpAttributes Attributes { get; init; } = OtlpAttributes.None;
}
