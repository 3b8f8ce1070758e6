namespace CodeReviewAgents.Sources;

/// <summary>A file is not C# that the compiler would take.</summary>
internal sealed class SourceSyntaxException(string message) : Exception(message);
