using PerfGen.Query.Asking;

namespace PerfGen.Query.Named;

/// <summary>A value of a session as a whole.</summary>
public sealed record SwarmMetricRow
{
    /// <summary>The session.</summary>
    public string SwarmId { get; init; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>Name of the metric.</summary>
    public string MetricType { get; init; } = "";

    /// <summary>The value, in the unit.</summary>
    public double? Value { get; init; }

    /// <summary>Its unit.</summary>
    public string Unit { get; init; } = "";

    /// <summary>auto, manual or import.</summary>
    public string Origin { get; init; } = "";

    internal static SwarmMetricRow Read(Row row) => new()
    {
        SwarmId = row.Text("swarm_id") ?? "",
        RecordedAt = row.Time("recorded_at"),
        MetricType = row.Text("metric_type") ?? "",
        Value = row.Number("value"),
        Unit = row.Text("unit") ?? "",
        Origin = row.Text("origin") ?? "",
    };
}
