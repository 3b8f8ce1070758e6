using PerfGen.Query.Asking;

namespace PerfGen.Query.Named;

/// <summary>An agent, by its tasks.</summary>
public sealed record TopAgentRow
{
    /// <summary>The agent.</summary>
    public string Agent { get; init; } = "";

    /// <summary>Its tasks.</summary>
    public long TaskCount { get; init; }

    /// <summary>Mean time from begin to end, in milliseconds.</summary>
    public double? AverageDurationMilliseconds { get; init; }

    /// <summary>Mean of the tokens of tasks of which they are known.</summary>
    public double? AverageTokensUsed { get; init; }

    /// <summary>Share that succeeded among those that ended as success, failure, partial or timeout, 0 to 1.</summary>
    public double? SuccessRate { get; init; }

    /// <summary>Tokens of all its tasks.</summary>
    public long? TotalTokens { get; init; }

    /// <summary>What it cost; null is unknown, or in several currencies.</summary>
    public decimal? Cost { get; init; }

    internal static TopAgentRow Read(Row row) => new()
    {
        Agent = row.Text("agent") ?? "",
        TaskCount = row.Count("task_count"),
        AverageDurationMilliseconds = row.Number("avg_duration_ms"),
        AverageTokensUsed = row.Number("avg_tokens_used"),
        SuccessRate = row.Number("success_rate"),
        TotalTokens = row.Whole("total_tokens"),
        Cost = row.Money("cost"),
    };
}
