namespace CodeReviewAgents.Sources;

/// <summary>Code is nested more deeply than an agent is willing to follow.</summary>
internal sealed class TooDeeplyNestedException(string message) : Exception(message);
