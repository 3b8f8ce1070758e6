namespace CodeReviewAgents;

/// <summary>The folder to review holds no C# files.</summary>
internal sealed class NothingToReviewException(string message) : Exception(message);
