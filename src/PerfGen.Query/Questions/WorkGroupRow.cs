using PerfGen.Query.Asking;

namespace PerfGen.Query.Questions;

/// <summary>What was worked by one agent, with one model, and so on.</summary>
public sealed record WorkGroupRow
{
    /// <summary>Its name; null where tasks have none.</summary>
    public string? Name { get; init; }

    /// <summary>Tasks that ended, but those that were skipped.</summary>
    public long Tasks { get; init; }

    /// <summary>Tasks among them that succeeded.</summary>
    public long Succeeded { get; init; }

    /// <summary>Share that succeeded among those that ended as success, failure, partial or timeout, 0 to 1; null where there are none.</summary>
    public double? SuccessRate { get; init; }

    /// <summary>Mean duration of a task in seconds; null where none is known.</summary>
    public double? MeanSeconds { get; init; }

    /// <summary>95th percentile of the duration in seconds, interpolated; likewise.</summary>
    public double? P95Seconds { get; init; }

    /// <summary>Mean quality score, 0 to 100; null where none is known.</summary>
    public double? MeanQuality { get; init; }

    /// <summary>Mean performance index, 0 to 100; likewise.</summary>
    public double? MeanIndex { get; init; }

    /// <summary>Tasks that were recorded automatically.</summary>
    public long Auto { get; init; }

    /// <summary>Tasks that were recorded by hand.</summary>
    public long Manual { get; init; }

    /// <summary>Tokens of prompts and answers together; null is unknown.</summary>
    public long? TokensTotal { get; init; }

    /// <summary>What was spent, in <see cref="CostCurrency"/>; null is unknown, or in several currencies.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Currency of the cost.</summary>
    public string? CostCurrency { get; init; }

    internal static Question<WorkGroupRow> Question { get; } = new("WorkGroups", static row => new WorkGroupRow
    {
        Name = row.Text("name"),
        Tasks = row.Count("tasks"),
        Succeeded = row.Count("succeeded"),
        SuccessRate = row.Number("success_rate"),
        MeanSeconds = row.Number("mean_s"),
        P95Seconds = row.Number("p95_s"),
        MeanQuality = row.Number("mean_quality"),
        MeanIndex = row.Number("mean_index"),
        Auto = row.Count("auto"),
        Manual = row.Count("manual"),
        TokensTotal = row.Whole("tokens_total"),
        Cost = row.Money("cost"),
        CostCurrency = row.Text("cost_currency"),
    });
}
