using PerfGen.Query.Asking;

namespace PerfGen.Query.Named;

/// <summary>A call.</summary>
public sealed record CallRow
{
    /// <summary>When it began (UTC).</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How long it took, in seconds; null where its process ended first.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>How it ended.</summary>
    public string Status { get; init; } = "";

    /// <summary>What it threw.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Type that declares the method.</summary>
    public string Type { get; init; } = "";

    /// <summary>The method.</summary>
    public string Method { get; init; } = "";

    /// <summary>Metric that its duration is recorded as.</summary>
    public string Metric { get; init; } = "";

    /// <summary>Whose work it was.</summary>
    public string? Agent { get; init; }

    /// <summary>Task that it belongs to.</summary>
    public string? TaskId { get; init; }

    /// <summary>Kind of task.</summary>
    public string? TaskType { get; init; }

    /// <summary>Session that it belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>Language model.</summary>
    public string? Model { get; init; }

    /// <summary>Command-line tool.</summary>
    public string? Cli { get; init; }

    /// <summary>Tokens of prompts; null is unknown.</summary>
    public long? TokensPrompt { get; init; }

    /// <summary>Tokens of answers; null is unknown.</summary>
    public long? TokensCompletion { get; init; }

    /// <summary>What it cost; null is unknown, or in several currencies.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Its number in its source.</summary>
    public long SpanId { get; init; }

    /// <summary>The call around it.</summary>
    public long? ParentId { get; init; }

    /// <summary>How many calls it stands for.</summary>
    public long SampleWeight { get; init; }

    internal static CallRow Read(Row row) => new()
    {
        StartedAt = row.Time("started_at"),
        DurationSeconds = row.Number("duration_s"),
        Status = row.Text("status") ?? "",
        ErrorType = row.Text("error_type"),
        Type = row.Text("type") ?? "",
        Method = row.Text("method") ?? "",
        Metric = row.Text("metric") ?? "",
        Agent = row.Text("agent"),
        TaskId = row.Text("task_id"),
        TaskType = row.Text("task_type"),
        SessionId = row.Text("session_id"),
        Model = row.Text("model"),
        Cli = row.Text("cli"),
        TokensPrompt = row.Whole("tokens_prompt"),
        TokensCompletion = row.Whole("tokens_completion"),
        Cost = row.Money("cost"),
        SpanId = row.Count("span_id"),
        ParentId = row.Whole("parent_id"),
        SampleWeight = row.Count("sample_weight"),
    };
}
