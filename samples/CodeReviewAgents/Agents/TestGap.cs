using CodeReviewAgents.Sources;

namespace CodeReviewAgents.Agents;

/// <summary>A type with behaviour that no test names.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Line">Its line.</param>
/// <param name="Type">Its name.</param>
/// <param name="Methods">How many of its methods have a body.</param>
internal sealed record TestGap(SourceFile File, int Line, string Type, int Methods);
