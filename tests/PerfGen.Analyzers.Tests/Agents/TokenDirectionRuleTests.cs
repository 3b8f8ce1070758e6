using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Agents.TokenDirectionRule>;

namespace PerfGen.Analyzers.Tests.Agents;

public sealed class TokenDirectionRuleTests
{
    [Fact]
    public Task ATotalPlusItsPartIsReported() => Rule.ReportsAsync(
        """
        record U(long TotalTokens, long? InputTokenCount, long? TotalTokenCount, long OutputTokens);
        class C
        {
            void M(U u, U? v)
            {
                Metrics.TotalTokensUsed.Record([|u.TotalTokens + (u.InputTokenCount ?? 0)|]);
                Perf.Record("a", [|u.OutputTokens + (v?.TotalTokenCount ?? 0)|], Units.Tokens);
            }
        }
        """,
        "'TotalTokens' has 'InputTokenCount' in it already: their sum counts tokens twice",
        "'TotalTokenCount' has 'OutputTokens' in it already: their sum counts tokens twice");

    [Fact]
    public Task UsageWithoutDirectionIsReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics.Metrics;
        class C(Meter meter)
        {
            readonly Histogram<long> _usage = meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}", "Tokens.");
            void M(KeyValuePair<string, object?>[] tags)
            {
                [|_usage.Record(1)|];
                [|_usage.Record(1, new KeyValuePair<string, object?>("gen_ai.request.model", "m"))|];
                _usage.Record(1, new KeyValuePair<string, object?>("gen_ai.token.type", "input"));
                _usage.Record(1, tags);
            }
        }
        """,
        "'gen_ai.client.token.usage' is recorded without 'gen_ai.token.type': say whether tokens are 'input' or 'output'",
        "'gen_ai.client.token.usage' is recorded without 'gen_ai.token.type': say whether tokens are 'input' or 'output'");

    [Fact]
    public Task PartsAndTotalsOfTheirOwnAreNotReported() => Rule.ReportsAsync(
        """
        record U(long TotalTokens, long InputTokens, long OutputTokens, long TotalCost);
        class C
        {
            void M(U u, U v)
            {
                Metrics.TotalTokensUsed.Record(u.InputTokens + u.OutputTokens);
                Metrics.TotalTokensUsed.Record(u.TotalTokens + v.TotalTokens);
                Perf.Record("a", u.TotalCost + u.InputTokens, Units.Count);
            }
        }
        """);

    [Fact, Edge("PRFG6003")]
    public Task PartsAddUpAndATotalDoesNot() => Rule.EdgeAsync(
        """class C { void M(long inputTokens, long outputTokens, long totalTokens) => Perf.Record("a", $$, Units.Tokens); }""",
        silent: "inputTokens + outputTokens",
        reported: "[|inputTokens + totalTokens|]");
}
