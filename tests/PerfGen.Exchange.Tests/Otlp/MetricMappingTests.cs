using PerfGen.Store.DuckDB;
using static PerfGen.Exchange.Tests.Support.Receiving;
using static PerfGen.Exchange.Tests.Support.Requests;

namespace PerfGen.Exchange.Tests.Otlp;

/// <summary>What becomes of metrics.</summary>
public sealed class MetricMappingTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public async Task UnitsAreThoseOfTheCatalogueAndAConflictIsSaid()
    {
        await using var receiving = await StartAsync();
        var (rejected, message) = (await receiving.SendAsync("metrics", Metrics(string.Join(",",
            Gauge("total_execution_time", 45_200, "ms"), Gauge("memory_usage", 2, "KiBy"), Gauge("test_coverage", 0.855, "1"), Gauge("files_created", 5, "{file}"),
            Gauge("total_execution_time", 7, "By"), Gauge("test_coverage", 1, "parsecs"), Gauge("shop.depth", 3, "By"), Gauge("shop.odd", 4, "furlong"))))).Partial();
        Assert.Equal(2, rejected);
        Assert.Contains("a point of 'total_execution_time' is not recorded: 'total_execution_time' is in seconds, which 'bytes' cannot be converted to", message, StringComparison.Ordinal);
        Assert.Contains("'parsecs' is not a unit", message, StringComparison.Ordinal);
        Assert.Equal(
            ["files_created count 5", "memory_usage bytes 2048", "shop.depth bytes 3", "shop.odd furlong 4", "test_coverage percent 85.5", "total_execution_time seconds 45.2"],
            receiving.Ask("select name, unit, value from metrics where origin = 'import' order by name"));
    }

    [Fact]
    public async Task TotalsCountWhatTheyHaveAdded()
    {
        await using var receiving = await StartAsync();
        var start = Now + (3600 * Second);
        async Task<string> Say(double total, long at, long since, string who = "a") =>
            (await receiving.SendAsync("metrics", Metrics(Sum("shop.orders", total, 2, since, at, Attribute("type", who))))).Partial().Message;

        Assert.Equal("", await Say(10, start + Second, start));
        Assert.Equal("", await Say(25, start + (2 * Second), start));

        // Nothing new, something old, another counter.
        Assert.Equal("", await Say(25, start + (3 * Second), start));
        Assert.Equal("", await Say(12, start + Second, start));
        Assert.Equal("", await Say(100, start + (3 * Second), start, "b"));

        // The receiver's process is another now; the counter began anew, and fell.
        await receiving.RestartAsync();
        Assert.Equal("", await Say(40, start + (4 * Second), start));
        Assert.Equal("", await Say(7, start + (6 * Second), start + (5 * Second)));
        Assert.Equal("", await Say(3, start + (7 * Second), start + (5 * Second)));
        Assert.Equal(["10", "15", "15", "7", "3", "100"], receiving.Ask(
            "select m.value::bigint from metrics m join tags t on t.source = m.source and t.span_id = m.seq where m.name = 'shop.orders' and t.name = 'type' order by t.value, m.recorded_at"));
    }

    [Fact]
    public async Task TagsOfValuesGoWithThem()
    {
        await using var receiving = await StartAsync();
        receiving.Directory.Create();
        await File.WriteAllTextAsync(Path.Combine(receiving.Directory.Path, "perfgen.json"), """{ "store": { "retention": { "default": "last-1" } } }""");
        await receiving.SendAsync("metrics", Metrics(string.Join(",",
            Gauge("shop.depth", 3, "By", Attribute("session.id", "s-1") + "," + Attribute("type", "to forget")), Gauge("shop.depth", 4, "By", Attribute("type", "old")), Gauge("shop.depth", 5, "By", Attribute("type", "new")))));
        Assert.Equal(["3"], receiving.Ask("select count(*) from tags"));
        var maintenance = new StoreMaintenance(receiving.Directory);
        maintenance.Forget(new ForgetRequest { Session = "s-1" });
        Assert.Equal(["new", "old"], receiving.Ask("select value from tags order by value"));
        maintenance.Maintain();
        Assert.Equal(["5 new"], receiving.Ask("select m.value, t.value from metrics m join tags t on t.source = m.source and t.span_id = m.seq"));
        Assert.Equal(["1"], receiving.Ask("select count(*) from tags"));
    }

    [Fact]
    public async Task ACounterThatRanBeforeIsJoinedWhereItStands()
    {
        await using var receiving = await StartAsync();
        var answer = await receiving.SendAsync("metrics", Metrics(Sum("shop.orders", 1_000_000, 2, Now - (3600 * Second), Now)));
        Assert.Equal((0, "1 counters ran before anybody listened: their totals of now are where counting begins"), answer.Partial());
        await receiving.SendAsync("metrics", Metrics(Sum("shop.orders", 1_000_003, 2, Now - (3600 * Second), Now + Second)));
        Assert.Equal(["3"], receiving.Ask("select value::bigint from metrics"));
    }

    [Fact]
    public async Task SumsThatGoDownAreValuesAndDistributionsAreCountAndSum()
    {
        await using var receiving = await StartAsync();
        string Histogram(string kind, int temporality, string more) =>
            $$"""{"name":"shop.{{kind}}","unit":"s","{{kind}}":{"aggregationTemporality":{{temporality}},"dataPoints":[{"startTimeUnixNano":"{{Now + (9000 * Second)}}","timeUnixNano":"{{Now + (9001 * Second)}}","count":"4","sum":2.5{{more}}}]} }""";
        var answer = await receiving.SendAsync("metrics", Metrics(string.Join(",",
            Sum("shop.open", -3, 2, Now, Now, isMonotonic: false), Histogram("histogram", 1, ",\"min\":0.25,\"max\":1"), Histogram("exponentialHistogram", 2, ""), Histogram("summary", 0, ""),
            Sum("shop.since", 1, 0, Now, Now), """{"name":"shop.new","unit":"1","someday":{"dataPoints":[{}]} }""", Sum("shop.below", -1, 1, Now, Now))));
        Assert.Equal(2, answer.Partial().Rejected);
        Assert.Contains("nobody says since when it counts", answer.Partial().Message, StringComparison.Ordinal);
        Assert.Contains("it only goes up, and is below 0", answer.Partial().Message, StringComparison.Ordinal);
        Assert.Equal(
            ["shop.exponentialHistogram_count count 4", "shop.exponentialHistogram_sum seconds 2.5", "shop.histogram_count count 4", "shop.histogram_max seconds 1", "shop.histogram_min seconds 0.25",
             "shop.histogram_sum seconds 2.5", "shop.open ratio -3", "shop.summary_count count 4", "shop.summary_sum seconds 2.5"],
            receiving.Ask("select name, unit, value from metrics order by name"));
    }

    [Fact]
    public async Task WhatAnAgentsMetricsSayOfTokensAndCostIsAUsageOfItsSession()
    {
        await using var receiving = await StartAsync();
        var request = ClaudeMetrics("s-1", Now);
        Assert.Equal((0, ""), (await receiving.SendAsync("metrics", request)).Partial());
        Assert.Equal(["s-1 claude-sonnet-4-5 claude-code 1310 50 1000 110 0.012500000 reported import"], receiving.Ask(
            "select session_id, model, cli, tokens_prompt, tokens_completion, tokens_cache_read, tokens_cache_write, cost, cost_origin, origin from token_usage"));
        Assert.Equal(["claude_code.lines_of_code.count 12 added"], receiving.Ask("select m.name, m.value, t.value from metrics m join tags t on t.source = m.source and t.span_id = m.seq and t.name = 'type'"));

        // Another session is another usage; the same request is the same.
        await receiving.SendAsync("metrics", ClaudeMetrics("s-2", Now));
        await receiving.SendAsync("metrics", request);
        Assert.Equal(["2 0.025"], receiving.Ask("select count(*), sum(cost) from token_usage"));
        Assert.Equal(1, receiving.Receiver.Statistics.Repeated);
    }

    [Theory]
    [InlineData(true, "1 0.01")]
    [InlineData(false, "1 0.0125")]
    public async Task TokensThatEventsAndMetricsBothTellCountOnce(bool eventsFirst, string expected)
    {
        await using var receiving = await StartAsync();
        var told = new (string, string)[] { ("logs", ClaudeEvent("s-1")), ("metrics", ClaudeMetrics("s-1", Now)) };
        foreach (var (signal, request) in eventsFirst ? told : told.Reverse())
        {
            Assert.Equal(0, (await receiving.SendAsync(signal, request)).Partial().Rejected);
            await receiving.RestartAsync();
        }

        Assert.Equal([expected], receiving.Ask("select count(*), sum(cost) from token_usage"));
        Assert.Equal(["1"], receiving.Ask("select count(*) from calls where method = 'api_request'"));
    }

    [Fact]
    public async Task AnEventOfARequestToAModelIsACallAndOtherLogsAreRefused()
    {
        await using var receiving = await StartAsync();
        Assert.Equal((0, ""), (await receiving.SendAsync("logs", ClaudeEvent("s-1"))).Partial());
        Assert.Equal((2, "logs are not recorded: of them only the event claude_code.api_request is a measurement (2 times)"), (await receiving.SendAsync("logs", Logs(
            $$$"""{"timeUnixNano":"{{{Now}}}","body":{"stringValue":"it went wrong"}},{"timeUnixNano":"{{{Now}}}","body":{"stringValue":"claude_code.user_prompt"}}"""))).Partial());
        Assert.Equal(["claude_code api_request s-1 claude-sonnet-4-5 claude-code 1.5 1310 50 0.010000000 reported"], receiving.Ask(
            "select type, method, session_id, model, cli, duration_s, tokens_prompt, tokens_completion, cost, cost_origin from calls"));
    }

    private static string ClaudeMetrics(string session, long at)
    {
        var who = Attribute("session.id", session) + "," + Attribute("model", "claude-sonnet-4-5");
        string Tokens(string type, int count) => Sum("claude_code.token.usage", count, 1, at - Second, at, who + "," + Attribute("type", type), unit: "tokens");
        return Metrics(
            string.Join(",", Tokens("input", 200), Tokens("output", 50), Tokens("cacheRead", 1000), Tokens("cacheCreation", 110),
                Sum("claude_code.cost.usage", 0.0125, 1, at - Second, at, who, unit: "USD"), Sum("claude_code.lines_of_code.count", 12, 1, at - Second, at, Attribute("type", "added"), unit: "count")),
            Attribute("service.name", "claude-code"));
    }

    /// <summary>As that tool sends it: counts as text, the event's name in an attribute.</summary>
    private static string ClaudeEvent(string session) => Logs(
        $$"""
        {"timeUnixNano":"{{Now}}","body":{"stringValue":"claude_code.api_request"},"attributes":[
        {{Attribute("event.name", "api_request")}},{{Attribute("session.id", session)}},{{Attribute("model", "claude-sonnet-4-5")}},{{Attribute("duration_ms", "1500")}},{{Attribute("cost_usd", "0.01")}},
        {{Attribute("input_tokens", "200")}},{{Attribute("output_tokens", "50")}},{{Attribute("cache_read_tokens", "1000")}},{{Attribute("cache_creation_tokens", "110")}}]}
        """, Attribute("service.name", "claude-code"));
}
