using PerfGen.Query.Asking;

namespace PerfGen.Query.Named;

/// <summary>A value that was recorded as the work of an agent.</summary>
public sealed record AgentMetricRow
{
    /// <summary>The agent.</summary>
    public string Agent { get; init; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>Name of the metric.</summary>
    public string MetricType { get; init; } = "";

    /// <summary>The value, in the unit.</summary>
    public double? Value { get; init; }

    /// <summary>Its unit.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Task that it belongs to.</summary>
    public string? TaskId { get; init; }

    /// <summary>Session that it belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>Language model.</summary>
    public string? Model { get; init; }

    /// <summary>Command-line tool.</summary>
    public string? Cli { get; init; }

    /// <summary>auto, manual or import.</summary>
    public string Origin { get; init; } = "";

    internal static AgentMetricRow Read(Row row) => new()
    {
        Agent = row.Text("agent") ?? "",
        RecordedAt = row.Time("recorded_at"),
        MetricType = row.Text("metric_type") ?? "",
        Value = row.Number("value"),
        Unit = row.Text("unit") ?? "",
        TaskId = row.Text("task_id"),
        SessionId = row.Text("session_id"),
        Model = row.Text("model"),
        Cli = row.Text("cli"),
        Origin = row.Text("origin") ?? "",
    };
}
