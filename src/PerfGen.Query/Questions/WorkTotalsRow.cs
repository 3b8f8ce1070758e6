using PerfGen.Query.Asking;

namespace PerfGen.Query.Questions;

/// <summary>What was worked in a window of time.</summary>
public sealed record WorkTotalsRow
{
    /// <summary>Sessions that have time in the window.</summary>
    public long Sessions { get; init; }

    /// <summary>Time of the sessions in the window together, in seconds; null where there are none.</summary>
    public double? SessionSeconds { get; init; }

    /// <summary>Tasks that ended in the window, but those that were skipped.</summary>
    public long TasksCompleted { get; init; }

    /// <summary>Tasks among them that succeeded.</summary>
    public long TasksSucceeded { get; init; }

    /// <summary>Share that succeeded among those that ended as success, failure, partial or timeout, 0 to 1; null where there are none.</summary>
    public double? SuccessRate { get; init; }

    /// <summary>Mean duration of a task in seconds; null where none is known.</summary>
    public double? MeanTaskSeconds { get; init; }

    /// <summary>Mean quality score, 0 to 100; null where none is known.</summary>
    public double? MeanQuality { get; init; }

    /// <summary>Mean performance index, 0 to 100; likewise.</summary>
    public double? MeanIndex { get; init; }

    /// <summary>Tokens of prompts and answers together; null is unknown.</summary>
    public long? TokensTotal { get; init; }

    /// <summary>What was spent, in <see cref="CostCurrency"/>; null is unknown, or in several currencies.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Currency of the cost.</summary>
    public string? CostCurrency { get; init; }

    /// <summary>Whether nothing was worked.</summary>
    public bool IsEmpty => Sessions == 0 && TasksCompleted == 0 && TokensTotal is null;

    internal static Question<WorkTotalsRow> Question { get; } = new("WorkTotals", static row => new WorkTotalsRow
    {
        Sessions = row.Count("sessions"),
        SessionSeconds = row.Number("session_s"),
        TasksCompleted = row.Count("tasks_completed"),
        TasksSucceeded = row.Count("tasks_succeeded"),
        SuccessRate = row.Number("success_rate"),
        MeanTaskSeconds = row.Number("mean_task_s"),
        MeanQuality = row.Number("mean_quality"),
        MeanIndex = row.Number("mean_index"),
        TokensTotal = row.Whole("tokens_total"),
        Cost = row.Money("cost"),
        CostCurrency = row.Text("cost_currency"),
    });
}
