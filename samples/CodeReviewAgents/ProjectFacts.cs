using CodeReviewAgents.Agents;
using CodeReviewAgents.Lint;
using CodeReviewAgents.Sources;

namespace CodeReviewAgents;

/// <summary>What the agents found out about a project.</summary>
internal sealed record ProjectFacts(SourceProject Project, IReadOnlyList<ParsedFile> Files)
{
    public IReadOnlyList<MethodComplexity> Methods { get; init; } = [];

    public IReadOnlyList<LintFinding> Findings { get; init; } = [];

    public IReadOnlyList<DocumentationGap> Undocumented { get; init; } = [];

    public IReadOnlyList<TestGap> Untested { get; init; } = [];

    public int Lines => Files.Sum(static file => file.LineCount);
}
