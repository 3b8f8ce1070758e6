using System.Data.Common;
using PerfGen.Query.Asking;

namespace PerfGen.Query.Questions;

/// <summary>The median duration of an agent's calls in one part of a window of time.</summary>
public sealed record AgentTrendRow
{
    /// <summary>The agent; null for calls that are nobody's.</summary>
    public string? Agent { get; init; }

    /// <summary>Number of the part, from 0.</summary>
    public int Part { get; init; }

    /// <summary>Median duration in seconds.</summary>
    public double P50Seconds { get; init; }

    internal static Question<AgentTrendRow> Question { get; } = new("AgentTrend", static row => new AgentTrendRow
    {
        Agent = row.Text("agent"),
        Part = (int)row.Count("part"),
        P50Seconds = row.Number("p50_s") ?? 0,
    });

    /// <summary>Asks rows.</summary>
    internal static async Task<IReadOnlyList<AgentTrendRow>> AskRowsAsync(DbConnection connection, IReadOnlyCollection<(string Name, object? Value)> parameters, CancellationToken stop)
    {
        await QuestionFile.ExecuteAsync(connection, QuestionFile.Load("TrendAgents"), stop).ConfigureAwait(false);
        return await Question.AskAsync(connection, parameters, stop).ConfigureAwait(false);
    }
}
