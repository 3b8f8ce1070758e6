using System.Net;
using CodeReviewAgents.Tests.Chat;

namespace CodeReviewAgents.Tests.EndToEnd;

/// <summary>The sample with a model to ask: a real server on this machine.</summary>
public sealed class ChatRunTests : IDisposable
{
    private const int Projects = 2;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task UsageThatTheEndpointReportsIsRecordedAsTokens()
    {
        using var endpoint = new LoopbackChatEndpoint();

        var (exitCode, _, errors) = await RunAsync(endpoint);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal(
            [["cache_read_tokens", 64.0 * Projects], ["completion_tokens", 30.0 * Projects], ["prompt_tokens", 120.0 * Projects], ["total_tokens_used", 150.0 * Projects]],
            new Records(_folder).Ask("select name, sum(value) from metrics where unit = 'tokens' group by all order by all"));
        Assert.Equal(
            [["reviewer", "tiny", 120, 30, 64, null, null, (long)Projects]],
            new Records(_folder).Ask("""
                select agent, model, tokens_prompt, tokens_completion, tokens_cache_read, tokens_cache_write, tokens_reasoning, count(*)
                from calls where metric = 'chat_time' group by all
                """));
        Assert.Contains("Split **Orders.Submit**.", await File.ReadAllTextAsync(_folder.At("review/Shop.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsageThatTheEndpointDoesNotReportIsUnknown()
    {
        using var endpoint = new LoopbackChatEndpoint(answer: LoopbackChatEndpoint.AnswerWithoutUsage);

        await RunAsync(endpoint);

        Assert.Equal(Projects, new Records(_folder).AskNumber("select count(*) from calls where metric = 'chat_time'"));
        AssertNoTokens();
    }

    [Fact]
    public async Task WithoutAnEndpointTokensAreNull()
    {
        await SampleProcess.RunAsync(_folder, Shop.PlantIn(_folder), "--no-bad-files", "--output", "review");

        AssertNoTokens();
    }

    [Fact]
    public async Task AnEndpointThatFailsIsAFailureOfTheCallAndTheReviewIsMadeWithoutIt()
    {
        using var endpoint = new LoopbackChatEndpoint(HttpStatusCode.InternalServerError, "out of memory");

        var (exitCode, output, errors) = await RunAsync(endpoint);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("out of memory", await File.ReadAllTextAsync(_folder.At("review/review.md")), StringComparison.Ordinal);
        Assert.Contains("reviewer: ", output, StringComparison.Ordinal);
        var records = new Records(_folder);
        Assert.Equal(
            [["failure", "CodeReviewAgents.Chat.ChatEndpointException", (long)Projects]],
            records.Ask("select status, error_type, count(*) from calls where metric = 'chat_time' group by all"));
        Assert.Equal(Projects, records.AskNumber("select count(*) from calls where metric = 'code_review_time' and status = 'success'"));
        AssertNoTokens();
    }

    [Fact]
    public async Task AReviewThatIsStoppedIsRecordedAsCancelled()
    {
        using var endpoint = new LoopbackChatEndpoint(delay: TimeSpan.FromSeconds(50));
        using var sample = SampleProcess.Start(_folder, Arguments(endpoint));
        while (endpoint.Requests.IsEmpty)
        {
            Assert.False(sample.HasEnded);
            await Task.Delay(20);
        }

        sample.Terminate();
        var (exitCode, output, errors) = await sample.EndAsync();

        Assert.Equal((130, ""), (exitCode, errors));
        Assert.Contains("Stopped.", output, StringComparison.Ordinal);
        var records = new Records(_folder);
        records.Drain();
        Assert.True(records.AskNumber("select count(*) from calls where metric = 'chat_time' and status = 'cancelled'") > 0);
        Assert.True(records.AskNumber("select count(*) from tasks where agent = 'reviewer' and result = 'cancelled'") > 0);
        Assert.Equal(0, records.AskNumber("select count(*) from calls where status in ('failure', 'unfinished')"));
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(LoopbackChatEndpoint endpoint) => SampleProcess.RunAsync(_folder, Arguments(endpoint));

    private string[] Arguments(LoopbackChatEndpoint endpoint) =>
        [Shop.PlantIn(_folder), "--no-bad-files", "--output", "review", "--chat-endpoint", endpoint.Address.AbsoluteUri, "--model", "tiny"];

    private void AssertNoTokens()
    {
        var records = new Records(_folder);
        Assert.Equal(0, records.AskNumber("select count(*) from metrics where unit = 'tokens'"));
        Assert.Equal(0, records.AskNumber("select count(*) from calls where coalesce(tokens_prompt, tokens_completion, tokens_cache_read, tokens_cache_write, tokens_reasoning) is not null"));
        Assert.True(records.AskNumber("select count(*) from calls") > 0);
    }
}
