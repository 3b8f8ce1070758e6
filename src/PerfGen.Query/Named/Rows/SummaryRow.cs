using PerfGen.Query.Asking;

namespace PerfGen.Query.Named;

/// <summary>All tasks in one row. What there is nothing of is null, not 0.</summary>
public sealed record SummaryRow
{
    /// <summary>Tasks.</summary>
    public long TotalTasks { get; init; }

    /// <summary>Those that succeeded.</summary>
    public long SuccessfulTasks { get; init; }

    /// <summary>Share that succeeded among those that ended as success, failure, partial or timeout, 0 to 1.</summary>
    public double? SuccessRate { get; init; }

    /// <summary>Mean time from begin to end, in milliseconds.</summary>
    public double? AverageDurationMilliseconds { get; init; }

    /// <summary>Median, in milliseconds.</summary>
    public double? P50DurationMilliseconds { get; init; }

    /// <summary>95th percentile, interpolated, in milliseconds.</summary>
    public double? P95DurationMilliseconds { get; init; }

    /// <summary>99th percentile, interpolated, in milliseconds.</summary>
    public double? P99DurationMilliseconds { get; init; }

    /// <summary>Mean of the tokens of tasks of which they are known.</summary>
    public double? AverageTokensPerTask { get; init; }

    /// <summary>Tokens of all tasks.</summary>
    public long? TotalTokensUsed { get; init; }

    /// <summary>What they cost.</summary>
    public decimal? TotalCost { get; init; }

    /// <summary>Agents that worked.</summary>
    public long UniqueAgents { get; init; }

    /// <summary>Sessions in which they were worked on.</summary>
    public long Sessions { get; init; }

    internal static SummaryRow Read(Row row) => new()
    {
        TotalTasks = row.Count("total_tasks"),
        SuccessfulTasks = row.Count("successful_tasks"),
        SuccessRate = row.Number("success_rate"),
        AverageDurationMilliseconds = row.Number("avg_duration_ms"),
        P50DurationMilliseconds = row.Number("p50_duration_ms"),
        P95DurationMilliseconds = row.Number("p95_duration_ms"),
        P99DurationMilliseconds = row.Number("p99_duration_ms"),
        AverageTokensPerTask = row.Number("avg_tokens_per_task"),
        TotalTokensUsed = row.Whole("total_tokens_used"),
        TotalCost = row.Money("total_cost"),
        UniqueAgents = row.Count("unique_agents"),
        Sessions = row.Count("sessions"),
    };
}
