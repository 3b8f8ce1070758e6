using PerfGen.Exchange.Otlp.Mapping;
using static PerfGen.Exchange.Tests.Support.Receiving;
using static PerfGen.Exchange.Tests.Support.Requests;

namespace PerfGen.Exchange.Tests.Otlp;

/// <summary>What becomes of spans.</summary>
public sealed class SpanMappingTests
{
    [Theory]
    [InlineData("PlaceOrder", "place_order_time")]
    [InlineData("GET /orders/{id}", "get_orders_id_time")]
    [InlineData("chat gpt-4o", "chat_gpt_4o_time")]
    [InlineData("1st", "span_1st_time")]
    [InlineData("日本", "span_time")]
    public void AMetricIsNamedAfterItsSpan(string span, string metric) => Assert.Equal(metric, SpanMapping.MetricOf(span));

    [Fact]
    public async Task ACallOfAModelHasModelTokensCostAgentAndSession()
    {
        await using var receiving = await StartAsync();
        string Chat(int id, long input, long output, string response, string more = "") => Span(id, "chat gpt-4o", Now, Now + 2_000_000_000, parent: 9, attributes: string.Join(",",
            Attribute("gen_ai.operation.name", "chat"), Attribute("gen_ai.provider.name", "openai"), Attribute("gen_ai.request.model", "gpt-4o"), Attribute("gen_ai.response.id", response),
            Attribute("gen_ai.agent.name", "reviewer"), Attribute("gen_ai.conversation.id", "conv-1"), Attribute("gen_ai.usage.input_tokens", input), Attribute("gen_ai.usage.output_tokens", output)) + more);
        var answer = await receiving.SendAsync("traces", Traces(string.Join(",",
            Chat(1, 1200, 300, "resp-0001", "," + Attribute("gen_ai.usage.cache_read.input_tokens", 1000) + "," + Attribute("gen_ai.usage.reasoning.output_tokens", 100) + "," + Attribute("gen_ai.input.messages", "my secret")),

            // The same answer told again by another span counts once.
            Chat(2, 1200, 300, "resp-0001"),

            // Counts beside each other: 200 in no cache, 1,000 from it.
            Chat(3, 200, 10, "resp-0003", "," + Attribute("gen_ai.usage.cache_read.input_tokens", 1000)),

            // The agent's own span sums up what its calls have said.
            Span(9, "invoke_agent reviewer", Now, Now + 3_000_000_000, attributes: string.Join(",", Attribute("gen_ai.operation.name", "invoke_agent"), Attribute("gen_ai.agent.name", "reviewer"),
                Attribute("gen_ai.conversation.id", "conv-1"), Attribute("gen_ai.usage.input_tokens", 99_999), Attribute("gen_ai.usage.output_tokens", 99_999))),
            Span(4, "execute_tool grep", Now, Now + 5, parent: 9, attributes: string.Join(",", Attribute("gen_ai.operation.name", "execute_tool"), Attribute("gen_ai.tool.name", "grep"), Attribute("gen_ai.conversation.id", "conv-1"))))));
        Assert.Equal((0, ""), answer.Partial());
        Assert.Equal(
            ["chat gpt-4o reviewer conv-1 gpt-4o 1200 300 1000 · 100", "chat gpt-4o reviewer conv-1 gpt-4o 1200 300 · · ·", "chat gpt-4o reviewer conv-1 gpt-4o 1200 10 1000 · ·", "execute_tool grep · conv-1 · · · · · ·", "invoke_agent reviewer reviewer conv-1 · · · · · ·"],
            receiving.Ask("select method, agent, session_id, model, tokens_prompt, tokens_completion, tokens_cache_read, tokens_cache_write, tokens_reasoning from calls order by method, span_id"));
        Assert.Equal(["conv-1 gpt-4o 2 2400 310"], receiving.Ask("select session_id, model, count(*), sum(tokens_prompt), sum(tokens_completion) from token_usage where origin = 'import' group by all"));

        // 200 in no cache at 2.50, 1,000 from it at 1.25 and 300 at 10 dollars for a million.
        Assert.Equal(["0.004750000 computed"], receiving.Ask("select cost, cost_origin from calls where tokens_reasoning = 100"));
        Assert.Equal(["4"], receiving.Ask("select count(*) from calls c join calls p on p.source = c.source and p.span_id = c.parent_id where p.method = 'invoke_agent reviewer'"));
        Assert.Equal(["tool grep conv-1"], receiving.Ask("select kind, text, session_id from notes"));
        Assert.Equal(["openai"], receiving.Ask("select distinct value from tags where name = 'gen_ai.provider.name'"));
        Assert.Equal(["0"], receiving.Ask("select count(*) from tags where value like '%secret%'"));
    }

    [Fact]
    public async Task ErrorsAreToldApart()
    {
        await using var receiving = await StartAsync();
        string Failed(int id, string more, string attributes = "") => Span(id, "Work", Now, Now + id, more: ",\"status\":{\"code\":2,\"message\":\"secret\"}" + more, attributes: attributes);
        await receiving.SendAsync("traces", Traces(string.Join(",",
            Failed(1, ""), Failed(2, "", Attribute("error.type", "System.TimeoutException")), Failed(3, "", Attribute("error.type", "System.Threading.Tasks.TaskCanceledException")),
            Failed(4, ",\"events\":[{\"name\":\"exception\",\"attributes\":[" + Attribute("exception.type", "Shop.Refused") + "]}]"),
            Span(5, "Work", Now, Now + 5, more: ",\"status\":{\"code\":1}"))));
        Assert.Equal(
            ["failure · true", "timeout System.TimeoutException true", "cancelled System.Threading.Tasks.TaskCanceledException true", "failure Shop.Refused true", "success · ·"],
            receiving.Ask("select status, error_type, error_hash <> 0 from calls order by duration_ns").Select(static line => line.Replace("True", "true", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WhatCannotBeRecordedIsSaidAndTheRestIsTaken()
    {
        await using var receiving = await StartAsync();
        var (rejected, message) = (await receiving.SendAsync("traces", Traces(string.Join(",",
            Span(1, "Good", Now, Now + 1), Span(2, "Backwards", Now, Now - 1), Span(3, "", Now, Now + 1), Span(0, "NoId", Now, Now + 1), Span(4, "Early", 0, 5), Span(1, "Twice", Now, Now + 1),
            Span(5, new string('x', 300), Now, Now + 1), Span(6, "ZeroTrace", Now, Now + 1, trace: 0))))).Partial();
        Assert.Equal(7, rejected);
        Assert.Equal(
            "a span is not recorded: it comes twice in the request; a span is not recorded: it ends before it begins; a span is not recorded: it has no begin; 4 more reasons", message);
        Assert.Equal(["Good"], receiving.Ask("select method from calls"));
        Assert.Equal(
            ["it comes twice in the request", "it ends before it begins", "it has no begin", "its span id is not 8 bytes", "its trace id is not 16 bytes", "the name has 300 characters, and may have 255", "the name is empty"],
            receiving.Receiver.Statistics.Reasons.Select(static reason => reason.Key.Replace("a span is not recorded: ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AParentOfAnotherRequestIsATag()
    {
        await using var receiving = await StartAsync();
        await receiving.SendAsync("traces", Traces(Span(2, "Child", Now, Now + 1, parent: 1)));
        await receiving.SendAsync("traces", Traces(Span(1, "Parent", Now, Now + 2)));
        Assert.Equal(["Child Parent"], receiving.Ask("""
            select c.method, p.method
            from calls c
            join tags up on up.source = c.source and up.span_id = c.span_id and up.name = 'parent_span_id'
            join tags own on own.name = 'span_id' and own.value = up.value
            join calls p on p.source = own.source and p.span_id = own.span_id
            """));
    }

    [Fact]
    public async Task SettingsSwitchOffWhatIsReceivedToo()
    {
        await using var receiving = await StartAsync();
        receiving.Directory.Create();
        await receiving.DisposeAsync();
        Directory.CreateDirectory(receiving.Directory.Path);
        await File.WriteAllTextAsync(Path.Combine(receiving.Directory.Path, "perfgen.json"), """{ "metrics": { "tokens": { "track_usage": false } } }""");
        await using var switched = await StartAsync(directory: receiving.Directory);
        var answer = await switched.SendAsync("traces", Traces(Span(1, "chat", Now, Now + 1, attributes: Attribute("gen_ai.usage.input_tokens", 5))));
        Assert.Equal((0, ""), answer.Partial());
        Assert.Equal(["chat ·"], switched.Ask("select method, tokens_prompt from calls"));
        Assert.Equal(["0"], switched.Ask("select count(*) from token_usage"));
    }
}
