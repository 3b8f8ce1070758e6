using PerfGen.Query.Asking;

namespace PerfGen.Query.Named;

/// <summary>A task.</summary>
public sealed record TaskMetricRow
{
    /// <summary>Its id; unique within its session.</summary>
    public string TaskId { get; init; } = "";

    /// <summary>Session that it belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>Who worked on it.</summary>
    public string? Agent { get; init; }

    /// <summary>Language model.</summary>
    public string? Model { get; init; }

    /// <summary>Command-line tool.</summary>
    public string? Cli { get; init; }

    /// <summary>Kind of task.</summary>
    public string? TaskType { get; init; }

    /// <summary>When it began (UTC).</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended (UTC); null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>From begin to end, in milliseconds.</summary>
    public double? DurationMilliseconds { get; init; }

    /// <summary>How it ended; null while it runs.</summary>
    public string? Result { get; init; }

    /// <summary>Whether its result is success; null while it runs.</summary>
    public bool? Success { get; init; }

    /// <summary>Tracked calls in it.</summary>
    public long? Calls { get; init; }

    /// <summary>Tokens in it; null is unknown.</summary>
    public long? TokensUsed { get; init; }

    /// <summary>What it cost; null is unknown, or in several currencies.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Files that it created.</summary>
    public long? FilesCreated { get; init; }

    /// <summary>Files that it changed.</summary>
    public long? FilesModified { get; init; }

    /// <summary>Lines that it changed.</summary>
    public long? LinesChanged { get; init; }

    /// <summary>Quality, 0 to 100.</summary>
    public double? QualityScore { get; init; }

    internal static TaskMetricRow Read(Row row) => new()
    {
        TaskId = row.Text("task_id") ?? "",
        SessionId = row.Text("session_id"),
        Agent = row.Text("agent"),
        Model = row.Text("model"),
        Cli = row.Text("cli"),
        TaskType = row.Text("task_type"),
        StartedAt = row.Time("started_at"),
        EndedAt = row.Time("ended_at"),
        DurationMilliseconds = row.Number("duration_ms"),
        Result = row.Text("result"),
        Success = row.Truth("success"),
        Calls = row.Whole("calls"),
        TokensUsed = row.Whole("tokens_used"),
        Cost = row.Money("cost"),
        FilesCreated = row.Whole("files_created"),
        FilesModified = row.Whole("files_modified"),
        LinesChanged = row.Whole("lines_changed"),
        QualityScore = row.Number("quality_score"),
    };
}
