using PerfGen.Query.Text;

namespace PerfGen.Query.Named;

/// <summary>A question that has a name: <c>perfgen query summary</c>.</summary>
public sealed record NamedQuestion
{
    private NamedQuestion(string name, string text, string description, params string[] takes) =>
        (Name, Text, Description, Takes) = (name, text, description, takes);

    private static readonly NamedQuestion[] Named =
    [
        new("metrics", "Metrics", "Rows of a table as they are: calls, tasks, metrics or sessions.", "--table"),
        new("task-metrics", "TaskMetrics", "Tasks with duration, result, tokens, cost and files."),
        new("agent-metrics", "AgentMetrics", "Values that were recorded as the work of an agent."),
        new("swarm-metrics", "SwarmMetrics", "Values of a session as a whole."),
        new("by-time", "ByTime", "One figure for each minute, hour, day, week or month of a time zone.", "--table", "--field", "--interval", "--aggregate", "--percentile", "--zone"),
        new("percentile", "Percentile", "A percentile, between neighbours and by nearest rank.", "--table", "--field", "--percentile"),
        new("average", "Average", "The mean, with smallest, largest and how many.", "--table", "--field"),
        new("top-agents", "TopAgents", "Agents by a figure of their tasks, the best first.", "--order-by", "--ascending"),
        new("slowest-tasks", "SlowestTasks", "Tasks that took longest."),
        new("summary", "Summary", "All tasks in one row: how many, how well, how fast, how dear."),
        new("groups", "Groups", "Calls by agent, model, cli, session, task, task type, method, metric, status, tool, skill or day.", "--by", "--order-by", "--ascending"),
        new("trends", "Trends", "The same beside the period of the same length before; takes --since.", "--by"),
        new("call-tree", "CallTree", "Calls by the way that leads to them, with total time and self time."),
        new("errors", "Errors", "What was thrown, and where."),
        new("slowest-calls", "SlowestCalls", "Calls that took longest."),
        new("clis", "CliComparison", "Agents in each command-line tool: how fast, and which tool is faster beyond chance."),
    ];

    /// <summary>All of them; the ten of S2 first.</summary>
    public static IReadOnlyList<NamedQuestion> All => Named;

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it answers, in a sentence.</summary>
    public string Description { get; }

    /// <summary>The options that it looks at beside the filter, as the command writes them.</summary>
    public IReadOnlyList<string> Takes { get; }

    /// <summary>The file with its SQL.</summary>
    internal string Text { get; }

    /// <summary>The question of that name; null where there is none.</summary>
    public static NamedQuestion? Find(string name) => Array.Find(Named, question => question.Name == name.Replace('_', '-'));

    /// <summary>The name that somebody may have meant.</summary>
    public static string? Nearest(string name) => NearestName.Find(name, All.Select(static question => question.Name));
}
