namespace CodeReviewAgents.Agents;

/// <summary>The agents, as <c>calls.agent</c> and <c>tasks.agent</c> name them.</summary>
internal static class AgentNames
{
    public const string Indexer = "indexer";
    public const string Parser = "parser";
    public const string Complexity = "complexity";
    public const string Lint = "lint";
    public const string Documentation = "documentation";
    public const string TestGap = "test-gap";
    public const string Reviewer = "reviewer";

    /// <summary>Works in a process of its own.</summary>
    public const string Sizer = "sizer";
}
