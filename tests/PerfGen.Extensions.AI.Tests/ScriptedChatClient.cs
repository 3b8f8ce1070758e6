using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PerfGen.Extensions.AI.Tests;

/// <summary>A model that answers what it is told, when it is told.</summary>
internal sealed class ScriptedChatClient(Func<ChatOptions?, Task<ChatResponse>>? answer = null, Func<IAsyncEnumerable<ChatResponseUpdate>>? stream = null, string? defaultModel = null) : IChatClient
{
    public bool IsDisposed { get; private set; }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => answer!(options);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in stream!().WithCancellation(cancellationToken))
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("scripted", null, defaultModel) : null;

    public void Dispose() => IsDisposed = true;
}
