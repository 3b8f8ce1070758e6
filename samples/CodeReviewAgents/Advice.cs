using CodeReviewAgents.Sources;

namespace CodeReviewAgents;

/// <summary>Something to do.</summary>
/// <param name="Weight">How much it matters; comparable across projects.</param>
/// <param name="About">The type, or the rule, that it is about.</param>
/// <param name="What">What to do, as Markdown without the place.</param>
/// <param name="File">Where.</param>
/// <param name="Line">On which line.</param>
internal sealed record Advice(int Weight, string About, string What, SourceFile File, int Line);
