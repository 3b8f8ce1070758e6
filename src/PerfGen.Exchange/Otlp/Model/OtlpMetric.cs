namespace PerfGen.Exchange.Otlp.Model;

/// <summary>A metric with its points.</summary>
internal sealed record OtlpMetric
{
    public string Name { get; init; } = "";

    /// <summary>As UCUM writes it.</summary>
    public string Unit { get; init; } = "";

    public OtlpMetricKind Kind { get; init; }

    public OtlpTemporality Temporality { get; init; }

    /// <summary>Whether a sum only goes up.</summary>
    public bool IsMonotonic { get; init; }

    public IReadOnlyList<OtlpPoint> Points { get; init; } = [];
}

/// <summary>What the points of a metric are.</summary>
internal enum OtlpMetricKind
{
    /// <summary>Nothing that this version knows.</summary>
    Unknown,

    /// <summary>A value at a time.</summary>
    Gauge,

    /// <summary>A sum.</summary>
    Sum,

    /// <summary>A distribution: histogram, exponential histogram or summary.</summary>
    Distribution,
}

/// <summary>Since when a sum counts. The numbers are those of the protocol.</summary>
internal enum OtlpTemporality
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Since the point before.</summary>
    Delta = 1,

    /// <summary>Since the beginning.</summary>
    Cumulative = 2,
}
