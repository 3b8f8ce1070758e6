using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using PerfGen.Runtime.Generated.V1;

namespace PerfGen.Extensions.AI;

/// <summary>Records each call and hands it on.</summary>
internal sealed class PerfGenChatClient(IChatClient client, string? agent) : DelegatingChatClient(client)
{
    private const string Assembly = "PerfGen.Extensions.AI";
    private const string Metric = "llm_response_time";

    private static readonly Site Response = new(Assembly, "M:Microsoft.Extensions.AI.IChatClient.GetResponseAsync", "IChatClient", nameof(GetResponseAsync), Metric);
    private static readonly Site Stream = new(Assembly, "M:Microsoft.Extensions.AI.IChatClient.GetStreamingResponseAsync", "IChatClient", nameof(GetStreamingResponseAsync), Metric);

    /// <summary>Which model answered when one was asked for: names of models are aliases, and often none is asked for.</summary>
    private readonly ConcurrentDictionary<string, string> _answering = new(StringComparer.Ordinal);

    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = Asked(options);
        using var scope = Perf.Use(agent, Answering(asked));
        var call = Recorder.EnterTask(Response);
        Task<ChatResponse> task;
        try
        {
            task = base.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (Exception error) when (call.Failed(error))
        {
            throw;
        }

        return call.Completes(task, new Exchange(this, scope, asked), static (captures, exchange, response) => exchange.Record(captures, response));
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = Asked(options);
        using var scope = Perf.Use(agent, Answering(asked));
        var exchange = new Exchange(this, scope, asked);
        await foreach (var update in Recorded(exchange, messages, options, cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            exchange.Read(update);
            yield return update;
        }
    }

    /// <summary>The model that answers where <paramref name="asked"/> is asked for, as far as that is known.</summary>
    private string? Answering(string asked) => _answering.TryGetValue(asked, out var model) ? model : asked.Length > 0 ? asked : null;

    private string Asked(ChatOptions? options) => options?.ModelId ?? (GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.DefaultModelId ?? "";

    private IAsyncEnumerable<ChatResponseUpdate> Recorded(Exchange exchange, IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var call = Recorder.EnterStream(Stream);
        try
        {
            var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken);
            return call.Enumerates(updates, exchange, static (captures, exchange) => exchange.RecordStream(captures))!;
        }
        catch (Exception error) when (call.Failed(error))
        {
            throw;
        }
    }

    /// <summary>One question and its answer.</summary>
    private sealed class Exchange(PerfGenChatClient client, ContextScope scope, string asked)
    {
        private readonly long _start = TimeProvider.System.GetTimestamp();
        private readonly UsageDetails _usage = new();
        private bool _hasUsage;
        private string? _model;
        private long _firstToken;

        public void Record(Captures captures, ChatResponse? response)
        {
            Answered(captures, response?.ModelId);
            TokenCounts.Record(captures, response?.Usage);
            captures.Commit();
        }

        /// <summary>An update has come.</summary>
        public void Read(ChatResponseUpdate update)
        {
            _model = update.ModelId ?? _model;
            foreach (var content in update.Contents)
            {
                if (content is UsageContent usage)
                {
                    _usage.Add(usage.Details);
                    _hasUsage = true;
                }
                else if (_firstToken == 0 && content is not TextContent { Text.Length: 0 })
                {
                    _firstToken = TimeProvider.System.GetTimestamp();
                }
            }
        }

        public void RecordStream(Captures captures)
        {
            // What follows takes a millisecond the first time, and is none of the model's.
            var end = TimeProvider.System.GetTimestamp();
            Answered(captures, _model);
            TokenCounts.Record(captures, _hasUsage ? _usage : null);
            if (_firstToken != 0)
            {
                captures.Record(TokenCounts.TimeToFirstToken, TimeProvider.System.GetElapsedTime(_start, _firstToken).TotalSeconds);
                var seconds = TimeProvider.System.GetElapsedTime(_firstToken, end).TotalSeconds;
                if (_usage.OutputTokenCount is > 0 and var tokens && seconds > 0)
                {
                    captures.Record(TokenCounts.PerSecond, tokens / seconds);
                }
            }

            captures.Commit();
        }

        private void Answered(Captures captures, string? model)
        {
            if (model is { Length: > 0 })
            {
                client._answering[asked] = model;
                captures.AnsweredBy(scope, model);
            }
        }
    }
}
