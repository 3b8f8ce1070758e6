using CodeReviewAgents.Sources;

namespace CodeReviewAgents.Agents;

/// <summary>How hard a method is to follow.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Line">Its first line.</param>
/// <param name="Type">The simple name of its type.</param>
/// <param name="Method">Its name with its types.</param>
/// <param name="Cyclomatic">Paths through it: 1, and 1 for each decision.</param>
/// <param name="Nesting">How many blocks its deepest statement stands in, the body not counted.</param>
/// <param name="Lines">Lines of it.</param>
internal sealed record MethodComplexity(SourceFile File, int Line, string Type, string Method, int Cyclomatic, int Nesting, int Lines);
