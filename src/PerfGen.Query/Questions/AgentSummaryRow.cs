using PerfGen.Query.Asking;

namespace PerfGen.Query.Questions;

/// <summary>What ran as the work of one agent.</summary>
public sealed record AgentSummaryRow
{
    /// <summary>The agent; null for calls that are nobody's.</summary>
    public string? Agent { get; init; }

    /// <summary>Calls.</summary>
    public long Calls { get; init; }

    /// <summary>Calls that returned.</summary>
    public long Succeeded { get; init; }

    /// <summary>Share of the calls that returned among those that returned, threw or timed out, 0 to 1; null where there are none.</summary>
    public double? SuccessRate { get; init; }

    /// <summary>Median duration in seconds; null where no call has ended.</summary>
    public double? P50Seconds { get; init; }

    /// <summary>95th percentile of the duration in seconds, interpolated.</summary>
    public double? P95Seconds { get; init; }

    /// <summary>99th percentile of the duration in seconds, interpolated.</summary>
    public double? P99Seconds { get; init; }

    /// <summary>Time of all calls together, in seconds; a call inside another counts in both.</summary>
    public double? TotalSeconds { get; init; }

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

    internal static Question<AgentSummaryRow> Question { get; } = new("AgentSummary", static row => CallsOf(row).WithTokens(TokensOf(row)));

    /// <summary>From rollups, without tokens.</summary>
    internal static Question<AgentSummaryRow> OfCalls { get; } = new("AgentCalls", CallsOf);

    /// <summary>From settled days, agents and tokens alone.</summary>
    internal static Question<AgentSummaryRow> OfWork { get; } = new("AgentTokens", TokensOf);

    /// <summary>Agents that called something and those that used tokens, the one with most calls first.</summary>
    internal static IReadOnlyList<AgentSummaryRow> Join(IReadOnlyList<AgentSummaryRow> called, IReadOnlyList<AgentSummaryRow> used)
    {
        var agents = called.Concat(used).GroupBy(static row => row.Agent, static (_, rows) => rows.Aggregate(static (calls, tokens) => calls.WithTokens(tokens)));
        return [.. agents.OrderByDescending(static row => row.Calls).ThenBy(static row => row.Agent is null).ThenBy(static row => row.Agent, StringComparer.Ordinal)];
    }

    private static AgentSummaryRow CallsOf(Row row) => new()
    {
        Agent = row.Text("agent"),
        Calls = row.Count("calls"),
        Succeeded = row.Count("succeeded"),
        SuccessRate = row.Number("success_rate"),
        P50Seconds = row.Number("p50_s"),
        P95Seconds = row.Number("p95_s"),
        P99Seconds = row.Number("p99_s"),
        TotalSeconds = row.Number("total_s"),
    };

    private static AgentSummaryRow TokensOf(Row row) => new()
    {
        Agent = row.Text("agent"),
        TokensPrompt = row.Whole("tokens_prompt"),
        TokensCompletion = row.Whole("tokens_completion"),
        TokensTotal = row.Whole("tokens_total"),
    };

    private AgentSummaryRow WithTokens(AgentSummaryRow used) =>
        this with { TokensPrompt = used.TokensPrompt, TokensCompletion = used.TokensCompletion, TokensTotal = used.TokensTotal };
}
