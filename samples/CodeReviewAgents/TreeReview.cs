using CodeReviewAgents.Sources;

namespace CodeReviewAgents;

/// <summary>The review of a tree.</summary>
/// <param name="Tree">What was reviewed.</param>
/// <param name="Projects">What the reviewer says, by project.</param>
/// <param name="Failures">What could not be done.</param>
internal sealed record TreeReview(SourceTree Tree, IReadOnlyList<ProjectReview> Projects, IReadOnlyList<AgentFailure> Failures);
