using System.Text.Json.Serialization;
using PerfGen.Query.Asking;

namespace PerfGen.Query.Questions;

/// <summary>What happened in a window of time.</summary>
public sealed record TotalsRow
{
    /// <summary>Sessions of which anything happened.</summary>
    public long Sessions { get; init; }

    /// <summary>Tasks that ended, or began and have not ended.</summary>
    public long Tasks { get; init; }

    /// <summary>Tasks that succeeded.</summary>
    public long TasksSucceeded { get; init; }

    /// <summary>Share of the tasks that succeeded among those that ended as success, failure, partial or timeout, 0 to 1; null where there are none.</summary>
    public double? TaskSuccessRate { get; init; }

    /// <summary>Calls.</summary>
    public long Calls { get; init; }

    /// <summary>Calls that returned.</summary>
    public long Succeeded { get; init; }

    /// <summary>Calls that threw.</summary>
    public long Failed { get; init; }

    /// <summary>Calls that timed out.</summary>
    public long TimedOut { get; init; }

    /// <summary>Calls that were cancelled.</summary>
    public long Cancelled { get; init; }

    /// <summary>Streams that were left early.</summary>
    public long Abandoned { get; init; }

    /// <summary>Calls that were open when their process ended.</summary>
    public long Unfinished { get; init; }

    /// <summary>Share of the calls that returned among those that returned, threw or timed out, 0 to 1; null where there are none.</summary>
    public double? SuccessRate => Succeeded + Failed + TimedOut is > 0 and var decided ? (double)Succeeded / decided : null;

    /// <summary>Process runs that recorded calls.</summary>
    public long Processes { get; init; }

    /// <summary>Median duration of a call in seconds; null where none has ended.</summary>
    public double? P50Seconds { get; init; }

    /// <summary>95th percentile of the duration in seconds, interpolated.</summary>
    public double? P95Seconds { get; init; }

    /// <summary>99th percentile of the duration in seconds, interpolated.</summary>
    public double? P99Seconds { get; init; }

    /// <summary>Time of all calls together, in seconds; a call inside another counts in both.</summary>
    public double? TotalSeconds { get; init; }

    /// <summary>Values recorded by hand or captured from calls.</summary>
    public long Values { get; init; }

    /// <summary>Tokens of prompts; null is unknown.</summary>
    public long? TokensPrompt { get; init; }

    /// <summary>Tokens of answers; null is unknown.</summary>
    public long? TokensCompletion { get; init; }

    /// <summary>Tokens of prompts and answers together; null where neither is known.</summary>
    public long? TokensTotal
    {
        // Of some answers only the sum is known.
        get => field ?? TokenSum.Of(TokensPrompt, TokensCompletion);
        init;
    }

    /// <summary>What answers of models cost, in <see cref="CostCurrency"/>; null is unknown, or in several currencies.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Currency of the cost.</summary>
    public string? CostCurrency { get; init; }

    /// <summary>Answers that took tokens at a price that is not known; they are not in <see cref="Cost"/>.</summary>
    public long CallsOfUnknownPrice { get; init; }

    /// <summary>When the first call began (UTC).</summary>
    public DateTimeOffset? FirstCalledAt { get; init; }

    /// <summary>When the last call began (UTC).</summary>
    public DateTimeOffset? LastCalledAt { get; init; }

    /// <summary>Whether nothing happened.</summary>
    [JsonIgnore]
    public bool IsEmpty => Calls == 0 && Tasks == 0 && Sessions == 0 && Values == 0 && TokensTotal is null && Cost is null;

    internal static Question<TotalsRow> Question { get; } = new("Totals", static row => CallsOf(row).WithWork(WorkOf(row)));

    /// <summary>From rollups, what is known of calls and sessions alone.</summary>
    internal static Question<TotalsRow> OfCalls { get; } = new("CallTotals", CallsOf);

    /// <summary>From settled days, all else.</summary>
    internal static Question<TotalsRow> OfWork { get; } = new("WorkTotals", WorkOf);

    /// <summary>Both together.</summary>
    internal TotalsRow WithWork(TotalsRow work) => this with
    {
        Tasks = work.Tasks,
        TasksSucceeded = work.TasksSucceeded,
        TaskSuccessRate = work.TaskSuccessRate,
        Values = work.Values,
        TokensPrompt = work.TokensPrompt,
        TokensCompletion = work.TokensCompletion,
        TokensTotal = work.TokensTotal,
        Cost = work.Cost,
        CostCurrency = work.CostCurrency,
        CallsOfUnknownPrice = work.CallsOfUnknownPrice,
    };

    private static TotalsRow CallsOf(Row row) => new()
    {
        Sessions = row.Count("sessions"),
        Calls = row.Count("calls"),
        Succeeded = row.Count("succeeded"),
        Failed = row.Count("failed"),
        TimedOut = row.Count("timed_out"),
        Cancelled = row.Count("cancelled"),
        Abandoned = row.Count("abandoned"),
        Unfinished = row.Count("unfinished"),
        Processes = row.Count("processes"),
        P50Seconds = row.Number("p50_s"),
        P95Seconds = row.Number("p95_s"),
        P99Seconds = row.Number("p99_s"),
        TotalSeconds = row.Number("total_s"),
        FirstCalledAt = row.Time("first_called_at"),
        LastCalledAt = row.Time("last_called_at"),
    };

    private static TotalsRow WorkOf(Row row) => new()
    {
        Tasks = row.Count("tasks"),
        TasksSucceeded = row.Count("tasks_succeeded"),
        TaskSuccessRate = row.Number("task_success_rate"),
        Values = row.Count("values"),
        TokensPrompt = row.Whole("tokens_prompt"),
        TokensCompletion = row.Whole("tokens_completion"),
        TokensTotal = row.Whole("tokens_total"),
        Cost = row.Money("cost"),
        CostCurrency = row.Text("cost_currency"),
        CallsOfUnknownPrice = row.Count("calls_of_unknown_price"),
    };
}
