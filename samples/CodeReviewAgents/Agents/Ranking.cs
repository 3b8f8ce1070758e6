using PerfGen;

namespace CodeReviewAgents.Agents;

/// <summary>Puts what matters most first.</summary>
internal static class Ranking
{
    /// <summary>The <paramref name="count"/> items of the greatest weight, the heaviest first; among equals, in the order given.</summary>
    [TrackPerformance("ranking_time", Agent = AgentNames.Reviewer)]
    public static List<T> Top<T>(IEnumerable<T> items, int count, Func<T, int> weight)
    {
        using var counted = ExecutionLedger.Count();
        return [.. items.OrderByDescending(weight).Take(count)];
    }
}
