using System.Globalization;
using Microsoft.Extensions.AI;

namespace PerfGen.Extensions.AI.Tests;

public sealed class UsePerfGenTests
{
    private readonly string _agent = "agent-" + Guid.NewGuid().ToString("N");

    private static readonly ChatMessage[] Question = [new(ChatRole.User, "Is it good?")];

    private static ChatResponse Answer(string? model, UsageDetails? usage) => new(new ChatMessage(ChatRole.Assistant, "Yes.")) { ModelId = model, Usage = usage };

    private Dictionary<string, object?> SingleCall() => Assert.Single(StoredRows.Calls(_agent));

    private static long? Number(object? value) => value is null ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    [Fact]
    public async Task AnAnswerIsACallWithItsModelAndTokens()
    {
        var response = Answer("model-a-2026", new UsageDetails
        {
            InputTokenCount = 1200,
            OutputTokenCount = 80,
            CachedInputTokenCount = 1000,
            ReasoningTokenCount = 30,
            AdditionalCounts = new() { ["cache_creation_input_tokens"] = 150 },
        });
        using var client = new ScriptedChatClient(async _ =>
        {
            await Task.Delay(20);
            return response;
        }).UsePerfGen(_agent);

        Assert.Same(response, await client.GetResponseAsync(Question, new ChatOptions { ModelId = "model-a" }));

        var call = SingleCall();
        Assert.Equal(("success", "model-a-2026", "llm_response_time"), (call["status"], call["model"], call["metric"]));
        Assert.Equal((1200L, 80L, 1000L, 150L, 30L),
            (Number(call["tokens_prompt"]), Number(call["tokens_completion"]), Number(call["tokens_cache_read"]), Number(call["tokens_cache_write"]), Number(call["tokens_reasoning"])));
        Assert.True((double)call["duration_s"]! >= 0.019);
    }

    [Fact]
    public async Task TokensThatAreNotReportedAreUnknown()
    {
        using var client = new ScriptedChatClient(_ => Task.FromResult(Answer(null, null)), defaultModel: "house-model").UsePerfGen(_agent);

        await client.GetResponseAsync(Question);

        var call = SingleCall();
        Assert.Equal("house-model", call["model"]);
        Assert.Null(call["tokens_prompt"]);
        Assert.Null(call["tokens_completion"]);
        Assert.Null(call["tokens_cache_write"]);
    }

    [Fact]
    public async Task TheModelThatAnsweredIsKnownFromTheFirstAnswerOn()
    {
        var fails = false;
        using var client = new ScriptedChatClient(_ => fails ? Task.FromException<ChatResponse>(new HttpRequestException("down")) : Task.FromResult(Answer("model-b-7", null))).UsePerfGen(_agent);
        await client.GetResponseAsync(Question, new ChatOptions { ModelId = "b" });
        fails = true;

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetResponseAsync(Question, new ChatOptions { ModelId = "b" }));

        var calls = StoredRows.Calls(_agent);
        Assert.Equal(["success", "failure"], calls.Select(static call => call["status"]));
        Assert.All(calls, static call => Assert.Equal("model-b-7", call["model"]));
        Assert.Equal("System.Net.Http.HttpRequestException", calls[1]["error_type"]);
    }

    [Fact]
    public async Task CancellationAndTimeoutsAreTold()
    {
        using var client = new ScriptedChatClient(options => Task.FromException<ChatResponse>(options is null ? new TaskCanceledException() : new TaskCanceledException("late", new TimeoutException()))).UsePerfGen(_agent);

        await Assert.ThrowsAsync<TaskCanceledException>(() => client.GetResponseAsync(Question));
        await Assert.ThrowsAsync<TaskCanceledException>(() => client.GetResponseAsync(Question, new ChatOptions()));

        Assert.Equal(["cancelled", "timeout"], StoredRows.Calls(_agent).Select(static call => call["status"]));
    }

    [Fact]
    public async Task AStreamIsOneCallWithTimeToFirstTokenAndTokensPerSecond()
    {
        static async IAsyncEnumerable<ChatResponseUpdate> Stream()
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, "") { ModelId = "model-c" };
            await Task.Delay(30);
            yield return new ChatResponseUpdate(ChatRole.Assistant, "Yes");
            await Task.Delay(50);
            yield return new ChatResponseUpdate(ChatRole.Assistant, ".");
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 10, OutputTokenCount = 100 })]);
        }

        using var client = new ScriptedChatClient(stream: Stream).UsePerfGen(_agent);
        var text = "";
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await foreach (var update in client.GetStreamingResponseAsync(Question))
        {
            text += update.Text;
        }

        var whole = watch.Elapsed.TotalSeconds;
        Assert.Equal("Yes.", text);
        var call = SingleCall();
        Assert.Equal(("success", "model-c", 10L, 100L), (call["status"], call["model"], Number(call["tokens_prompt"]), Number(call["tokens_completion"])));
        var values = StoredRows.Values(_agent);
        Assert.Equal(4, values["stream_items"]);
        Assert.InRange(values["time_to_first_token"], 0.029, (double)call["duration_s"]!);
        Assert.InRange(values["time_to_first_item"], 0, values["time_to_first_token"]);
        Assert.InRange(values["longest_stream_gap"], 0.045, (double)call["duration_s"]!);

        // 100 tokens in the time after the first: at least the 50 ms that the stream waited, at most what was left of the reading.
        Assert.InRange(values["tokens_per_second"], 100 / (whole - 0.029), 100 / 0.049);
    }

    [Fact]
    public async Task AStreamThatIsLeftIsAbandonedAndOneThatBreaksHasFailed()
    {
        static async IAsyncEnumerable<ChatResponseUpdate> Stream()
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, "a");
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, "b");
            throw new IOException("cut");
        }

        using var client = new ScriptedChatClient(stream: Stream).UsePerfGen(_agent);
        await foreach (var _ in client.GetStreamingResponseAsync(Question))
        {
            break;
        }

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var _ in client.GetStreamingResponseAsync(Question))
            {
            }
        });

        Assert.Equal(["abandoned", "failure"], StoredRows.Calls(_agent).Select(static call => call["status"]));
    }

    [Fact]
    public void ItDisposesWhatItWrapsAndAsksItForServices()
    {
        var inner = new ScriptedChatClient(defaultModel: "m");
        var client = inner.UsePerfGen();

        Assert.Equal("m", ((ChatClientMetadata)client.GetService(typeof(ChatClientMetadata))!).DefaultModelId);
        client.Dispose();

        Assert.True(inner.IsDisposed);
        Assert.Throws<ArgumentNullException>(() => default(IChatClient)!.UsePerfGen());
    }
}
