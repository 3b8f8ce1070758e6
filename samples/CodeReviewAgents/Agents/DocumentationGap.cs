using CodeReviewAgents.Sources;

namespace CodeReviewAgents.Agents;

/// <summary>A public member without an XML comment.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Line">Its line.</param>
/// <param name="Member">Its name with its types.</param>
internal sealed record DocumentationGap(SourceFile File, int Line, string Member);
