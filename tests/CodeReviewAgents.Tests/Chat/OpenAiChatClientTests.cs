using System.Net;
using System.Text.Json;
using CodeReviewAgents.Chat;
using Microsoft.Extensions.AI;

namespace CodeReviewAgents.Tests.Chat;

public sealed class OpenAiChatClientTests
{
    private static readonly ChatMessage[] Question = [new(ChatRole.System, "You review."), new(ChatRole.User, "Orders.Submit")];

    [Fact]
    public async Task AnAnswerIsReadWithTheUsageThatTheEndpointReports()
    {
        using var endpoint = new LoopbackChatEndpoint();
        using var client = new OpenAiChatClient(endpoint.Address, "tiny");

        var response = await client.GetResponseAsync(Question, new ChatOptions { Temperature = 0, MaxOutputTokens = 50 });

        Assert.Equal("Split **Orders.Submit**.", response.Text);
        Assert.Equal(("chatcmpl-7", "tiny-1", ChatFinishReason.Stop), (response.ResponseId, response.ModelId, response.FinishReason!.Value));
        var usage = response.Usage!;
        Assert.Equal((120, 30, 150, 64, null), (usage.InputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount, usage.CachedInputTokenCount, usage.ReasoningTokenCount));
    }

    [Fact]
    public async Task TheRequestHasTheModelTheMessagesAndTheKey()
    {
        using var endpoint = new LoopbackChatEndpoint();
        using var client = new OpenAiChatClient(endpoint.Address, "tiny", key: "secret");

        await client.GetResponseAsync(Question, new ChatOptions { Temperature = 0, MaxOutputTokens = 50 });

        var (path, authorization, body) = Assert.Single(endpoint.Requests);
        Assert.Equal(("/v1/chat/completions", "Bearer secret"), (path, authorization));
        using var json = JsonDocument.Parse(body);
        Assert.Equal(
            """{"model":"tiny","messages":[{"role":"system","content":"You review."},{"role":"user","content":"Orders.Submit"}],"temperature":0,"max_tokens":50}""",
            json.RootElement.GetRawText());
    }

    [Theory]
    [InlineData("", "/v1/chat/completions")]
    [InlineData("v1", "/v1/chat/completions")]
    [InlineData("api/v2/", "/api/v2/chat/completions")]
    [InlineData("v1/chat/completions", "/v1/chat/completions")]
    public async Task AnEndpointCanBeNamedByItsBaseOrInFull(string given, string asked)
    {
        using var endpoint = new LoopbackChatEndpoint();
        using var client = new OpenAiChatClient(new Uri(endpoint.Address, given), "tiny");

        await client.GetResponseAsync(Question);

        Assert.Equal((asked, null), (Assert.Single(endpoint.Requests).Path, Assert.Single(endpoint.Requests).Authorization));
    }

    [Fact]
    public async Task UsageThatIsNotReportedIsNull()
    {
        using var endpoint = new LoopbackChatEndpoint(answer: LoopbackChatEndpoint.AnswerWithoutUsage);
        using var client = new OpenAiChatClient(endpoint.Address, "tiny");

        Assert.Null((await client.GetResponseAsync(Question)).Usage);
    }

    [Fact]
    public async Task ARefusalIsAClearFailureWithWhatTheEndpointSaid()
    {
        using var endpoint = new LoopbackChatEndpoint(HttpStatusCode.InternalServerError, "{\"error\":\n\"out of memory\"}");
        using var client = new OpenAiChatClient(endpoint.Address, "tiny");

        var error = await Assert.ThrowsAsync<ChatEndpointException>(() => client.GetResponseAsync(Question));

        Assert.Equal($"{endpoint.Address}v1/chat/completions answered 500 Internal Server Error: {{\"error\": \"out of memory\"}}", error.Message);
    }

    [Theory]
    [InlineData("<html>Welcome</html>", "did not answer in the chat completions format")]
    [InlineData("{\"choices\":[]}", "answered without a message")]
    [InlineData("{}", "answered without a message")]
    public async Task AnAnswerOfAnotherKindIsAClearFailure(string answer, string said)
    {
        using var endpoint = new LoopbackChatEndpoint(answer: answer);
        using var client = new OpenAiChatClient(endpoint.Address, "tiny");

        var error = await Assert.ThrowsAsync<ChatEndpointException>(() => client.GetResponseAsync(Question));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEndpointThatIsNotThereIsAClearFailure()
    {
        var endpoint = new LoopbackChatEndpoint();
        endpoint.Dispose();
        using var client = new OpenAiChatClient(endpoint.Address, "tiny");

        var error = await Assert.ThrowsAsync<ChatEndpointException>(() => client.GetResponseAsync(Question));

        Assert.Contains("cannot be reached", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEndpointThatTakesTooLongIsATimeoutAndNotACancellation()
    {
        using var endpoint = new LoopbackChatEndpoint(delay: TimeSpan.FromSeconds(30));
        using var client = new OpenAiChatClient(endpoint.Address, "tiny", patience: TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAsync<TimeoutException>(() => client.GetResponseAsync(Question));
    }

    [Fact]
    public async Task ACallerWhoCancelsGetsACancellation()
    {
        using var endpoint = new LoopbackChatEndpoint(delay: TimeSpan.FromSeconds(30));
        using var client = new OpenAiChatClient(endpoint.Address, "tiny");
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetResponseAsync(Question, cancellationToken: stop.Token));
    }

    [Fact]
    public async Task AStreamGivesTheSameAnswerAndUsage()
    {
        using var endpoint = new LoopbackChatEndpoint();
        using var client = new OpenAiChatClient(endpoint.Address, "tiny");

        var response = await client.GetStreamingResponseAsync(Question).ToChatResponseAsync();

        Assert.Equal(("Split **Orders.Submit**.", 150), (response.Text, response.Usage!.TotalTokenCount));
    }
}
