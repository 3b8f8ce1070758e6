using PerfGen.Query.Asking;

namespace PerfGen.Query.Questions;

/// <summary>How interactive work was, and what came of it. Unknown is null.</summary>
public sealed record WorkAnalyticsRow
{
    /// <summary>Prompts with their responses.</summary>
    public long? Interactions { get; init; }

    /// <summary>Calls of tools.</summary>
    public long? ToolCalls { get; init; }

    /// <summary>Calls of tools that failed; null where nobody said whether they do.</summary>
    public long? ToolFailures { get; init; }

    /// <summary>Share of the calls of tools that did not fail, 0 to 1; null where that is not known.</summary>
    public double? ToolSuccessRate => ToolCalls > 0 && ToolFailures is { } failed ? 1 - ((double)failed / ToolCalls) : null;

    /// <summary>Lines of code that were generated.</summary>
    public long? Lines { get; init; }

    /// <summary>Files that were created or changed.</summary>
    public long? Files { get; init; }

    /// <summary>Last test coverage, in percent.</summary>
    public double? Coverage { get; init; }

    /// <summary>Mean quality of the code, 1 to 10.</summary>
    public double? CodeQuality { get; init; }

    /// <summary>Interactions in an hour of sessions; null where either is unknown.</summary>
    /// <param name="totals">The totals of the same window.</param>
    public double? InteractionsPerHour(WorkTotalsRow totals) => totals.SessionSeconds > 0 ? Interactions / (totals.SessionSeconds / 3600) : null;

    /// <summary>What an interaction cost, in the currency of the totals; null where either is unknown.</summary>
    /// <param name="totals">The totals of the same window.</param>
    public decimal? CostPerInteraction(WorkTotalsRow totals) => Interactions > 0 ? totals.Cost / Interactions : null;

    internal static Question<WorkAnalyticsRow> Question { get; } = new("WorkAnalytics", static row => new WorkAnalyticsRow
    {
        Interactions = row.Whole("interactions"),
        ToolCalls = row.Whole("tool_calls"),
        ToolFailures = row.Whole("tool_failures"),
        Lines = row.Whole("lines"),
        Files = row.Whole("files"),
        Coverage = row.Number("coverage"),
        CodeQuality = row.Number("code_quality"),
    });
}
