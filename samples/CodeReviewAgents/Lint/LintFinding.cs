using CodeReviewAgents.Sources;

namespace CodeReviewAgents.Lint;

/// <summary>Something that a rule objects to.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="File">Where it stands.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="What">What is there.</param>
internal sealed record LintFinding(string Rule, SourceFile File, int Line, string What);
