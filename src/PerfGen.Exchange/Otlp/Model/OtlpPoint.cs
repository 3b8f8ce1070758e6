namespace PerfGen.Exchange.Otlp.Model;

/// <summary>A point of a metric. Times are nanoseconds since 1970 (UTC); 0 is none.</summary>
internal sealed record OtlpPoint
{
    public ulong Start { get; init; }

    public ulong Time { get; init; }

    /// <summary>The value of a gauge or sum; null where none was sent.</summary>
    public double? Value { get; init; }

    /// <summary>How many values a distribution has.</summary>
    public ulong Count { get; init; }

    /// <summary>Sum of a distribution; null is unknown.</summary>
    public double? Sum { get; init; }

    /// <summary>Least value of a distribution; null is unknown.</summary>
    public double? Min { get; init; }

    /// <summary>Greatest value of a distribution; null is unknown.</summary>
    public double? Max { get; init; }

    /// <summary>Whether it says that there is no value.</summary>
    public bool IsEmpty { get; init; }

    public OtlpAttributes Attributes { get; init; } = OtlpAttributes.None;
}
