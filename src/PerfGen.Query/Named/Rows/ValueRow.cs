using PerfGen.Query.Asking;

namespace PerfGen.Query.Named;

/// <summary>A value.</summary>
public sealed record ValueRow
{
    /// <summary>When it was recorded (UTC).</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>Name of the metric.</summary>
    public string Name { get; init; } = "";

    /// <summary>The value, in the unit.</summary>
    public double? Value { get; init; }

    /// <summary>Its unit.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whose work it was.</summary>
    public string? Agent { get; init; }

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

    /// <summary>Type of the method that it is a value of.</summary>
    public string? Type { get; init; }

    /// <summary>Method that it is a value of.</summary>
    public string? Method { get; init; }

    internal static ValueRow Read(Row row) => new()
    {
        RecordedAt = row.Time("recorded_at"),
        Name = row.Text("name") ?? "",
        Value = row.Number("value"),
        Unit = row.Text("unit") ?? "",
        Agent = row.Text("agent"),
        TaskId = row.Text("task_id"),
        SessionId = row.Text("session_id"),
        Model = row.Text("model"),
        Cli = row.Text("cli"),
        Origin = row.Text("origin") ?? "",
        Type = row.Text("type"),
        Method = row.Text("method"),
    };
}
