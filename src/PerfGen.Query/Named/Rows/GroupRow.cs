using PerfGen.Query.Asking;

namespace PerfGen.Query.Named;

/// <summary>Calls that have something in common.</summary>
public sealed record GroupRow
{
    /// <summary>What they have in common; null is unknown.</summary>
    public string? Key { get; init; }

    /// <summary>Calls.</summary>
    public long Calls { get; init; }

    /// <summary>Those that returned.</summary>
    public long Succeeded { get; init; }

    /// <summary>Share that returned among those that returned, threw or timed out, 0 to 1.</summary>
    public double? SuccessRate { get; init; }

    /// <summary>Mean duration in seconds.</summary>
    public double? MeanSeconds { get; init; }

    /// <summary>Median duration in seconds.</summary>
    public double? P50Seconds { get; init; }

    /// <summary>95th percentile in seconds.</summary>
    public double? P95Seconds { get; init; }

    /// <summary>99th percentile in seconds.</summary>
    public double? P99Seconds { get; init; }

    /// <summary>Longest duration in seconds.</summary>
    public double? MaxSeconds { get; init; }

    /// <summary>Time of all calls, in seconds.</summary>
    public double? TotalSeconds { get; init; }

    /// <summary>Tokens of prompts; null is unknown.</summary>
    public long? TokensPrompt { get; init; }

    /// <summary>Tokens of answers; null is unknown.</summary>
    public long? TokensCompletion { get; init; }

    /// <summary>What it cost; null is unknown, or in several currencies.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Currency of the cost.</summary>
    public string? CostCurrency { get; init; }

    internal static GroupRow Read(Row row, string by) => new()
    {
        Key = row.Text(by),
        Calls = row.Count("calls"),
        Succeeded = row.Count("succeeded"),
        SuccessRate = row.Number("success_rate"),
        MeanSeconds = row.Number("mean_s"),
        P50Seconds = row.Number("p50_s"),
        P95Seconds = row.Number("p95_s"),
        P99Seconds = row.Number("p99_s"),
        MaxSeconds = row.Number("max_s"),
        TotalSeconds = row.Number("total_s"),
        TokensPrompt = row.Whole("tokens_prompt"),
        TokensCompletion = row.Whole("tokens_completion"),
        Cost = row.Money("cost"),
        CostCurrency = row.Text("cost_currency"),
    };
}
