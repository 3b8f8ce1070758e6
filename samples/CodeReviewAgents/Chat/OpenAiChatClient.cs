using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace CodeReviewAgents.Chat;

/// <summary>Asks an endpoint that speaks the OpenAI chat completions format. Thread-safe. Streams give the whole answer at once.</summary>
internal sealed class OpenAiChatClient : IChatClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly string _model;

    /// <summary>Names the endpoint.</summary>
    /// <param name="endpoint">Its base address, with or without <c>/v1</c> or <c>/v1/chat/completions</c>.</param>
    /// <param name="model">The model to ask for.</param>
    /// <param name="key">Sent as a bearer token; null sends none.</param>
    /// <param name="patience">How long to wait for an answer; two minutes where it is null.</param>
    public OpenAiChatClient(Uri endpoint, string model, string? key = null, TimeSpan? patience = null)
    {
        _address = CompletionsOf(endpoint);
        _model = model;
        _http = new HttpClient { Timeout = patience ?? Patience };
        if (key is { Length: > 0 })
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }

    /// <summary>Asks, and waits for the whole answer. Tokens that the endpoint does not report are null.</summary>
    /// <exception cref="ChatEndpointException">The endpoint cannot be reached, refuses, or answers something else.</exception>
    /// <exception cref="TimeoutException">It does not answer in time.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = new ChatCompletionRequest(
            options?.ModelId ?? _model,
            [.. messages.Select(static message => new ChatCompletionMessage(message.Role.Value, message.Text))],
            options?.Temperature,
            options?.MaxOutputTokens);
        try
        {
            using var answer = await _http.PostAsJsonAsync(_address, request, ChatCompletionJson.Default.ChatCompletionRequest, cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                throw new ChatEndpointException($"{_address} answered {(int)answer.StatusCode} {answer.ReasonPhrase}: {await BeginningOfAsync(answer, cancellationToken)}");
            }

            var completion = await answer.Content.ReadFromJsonAsync(ChatCompletionJson.Default.ChatCompletion, cancellationToken);
            return Read(completion);
        }
        catch (HttpRequestException error)
        {
            throw new ChatEndpointException($"{_address} cannot be reached: {error.Message}", error);
        }
        catch (JsonException error)
        {
            throw new ChatEndpointException($"{_address} did not answer in the chat completions format: {error.Message}", error);
        }
        catch (OperationCanceledException error) when (error.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{_address} did not answer within {_http.Timeout.TotalSeconds:0.#} s", error);
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("openai-compatible", _address, _model)
        : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => _http.Dispose();

    private static Uri CompletionsOf(Uri endpoint)
    {
        var path = endpoint.AbsolutePath.TrimEnd('/');
        var completions = path.EndsWith("/chat/completions", StringComparison.Ordinal) ? path
            : path.Length > 0 ? $"{path}/chat/completions"
            : "/v1/chat/completions";
        return new UriBuilder(endpoint) { Path = completions }.Uri;
    }

    private ChatResponse Read(ChatCompletion? completion)
    {
        if (completion?.Choices is not [{ Message.Content: { } text } choice, ..])
        {
            throw new ChatEndpointException($"{_address} answered without a message");
        }

        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            ResponseId = completion.Id,
            ModelId = completion.Model,
            FinishReason = choice.FinishReason is { } reason ? new ChatFinishReason(reason) : null,
            Usage = completion.Usage is not { } usage ? null : new UsageDetails
            {
                InputTokenCount = usage.PromptTokens,
                OutputTokenCount = usage.CompletionTokens,
                TotalTokenCount = usage.TotalTokens,
                CachedInputTokenCount = usage.PromptTokensDetails?.CachedTokens,
                ReasoningTokenCount = usage.CompletionTokensDetails?.ReasoningTokens,
            },
        };
    }

    private static async Task<string> BeginningOfAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        const int Enough = 200;
        var body = (await answer.Content.ReadAsStringAsync(stop)).ReplaceLineEndings(" ").Trim();
        return body.Length == 0 ? "(no text)" : body.Length <= Enough ? body : body[..Enough] + "…";
    }
}
