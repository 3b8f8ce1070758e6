using PerfGen.Query.Asking;

namespace PerfGen.Query.Named;

/// <summary>A task that took long.</summary>
public sealed record SlowestTaskRow
{
    /// <summary>Its id.</summary>
    public string TaskId { get; init; } = "";

    /// <summary>Session that it belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>Who worked on it.</summary>
    public string? Agent { get; init; }

    /// <summary>From begin to end, in milliseconds.</summary>
    public double? DurationMilliseconds { get; init; }

    /// <summary>Tokens in it; null is unknown.</summary>
    public long? TokensUsed { get; init; }

    /// <summary>How it ended.</summary>
    public string? Result { get; init; }

    /// <summary>Whether its result is success.</summary>
    public bool? Success { get; init; }

    /// <summary>When it began (UTC).</summary>
    public DateTimeOffset? StartedAt { get; init; }

    internal static SlowestTaskRow Read(Row row) => new()
    {
        TaskId = row.Text("task_id") ?? "",
        SessionId = row.Text("session_id"),
        Agent = row.Text("agent"),
        DurationMilliseconds = row.Number("duration_ms"),
        TokensUsed = row.Whole("tokens_used"),
        Result = row.Text("result"),
        Success = row.Truth("success"),
        StartedAt = row.Time("timestamp"),
    };
}
