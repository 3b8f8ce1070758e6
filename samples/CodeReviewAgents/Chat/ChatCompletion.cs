using System.Text.Json.Serialization;

namespace CodeReviewAgents.Chat;

// The part of the OpenAI chat completions format that is used here, as it goes over the wire.

/// <summary>What is asked.</summary>
internal sealed record ChatCompletionRequest(string Model, IReadOnlyList<ChatCompletionMessage> Messages, float? Temperature, int? MaxTokens);

/// <summary>A message of the conversation.</summary>
internal sealed record ChatCompletionMessage(string Role, string? Content);

/// <summary>What is answered.</summary>
internal sealed record ChatCompletion(string? Id, string? Model, IReadOnlyList<ChatCompletionChoice>? Choices, ChatCompletionUsage? Usage);

/// <summary>One of the answers.</summary>
internal sealed record ChatCompletionChoice(ChatCompletionMessage? Message, string? FinishReason);

/// <summary>The tokens that the endpoint counted. What it does not report is null.</summary>
internal sealed record ChatCompletionUsage(
    long? PromptTokens, long? CompletionTokens, long? TotalTokens, PromptTokensDetails? PromptTokensDetails, CompletionTokensDetails? CompletionTokensDetails);

/// <summary>What of the prompt came from a cache.</summary>
internal sealed record PromptTokensDetails(long? CachedTokens);

/// <summary>What of the completion was reasoning.</summary>
internal sealed record CompletionTokensDetails(long? ReasoningTokens);

/// <summary>Reads and writes the format without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChatCompletionRequest))]
[JsonSerializable(typeof(ChatCompletion))]
internal sealed partial class ChatCompletionJson : JsonSerializerContext;
