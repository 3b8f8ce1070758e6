namespace CodeReviewAgents.Chat;

/// <summary>The chat endpoint did not give an answer that can be used.</summary>
internal sealed class ChatEndpointException(string message, Exception? inner = null) : Exception(message, inner);
