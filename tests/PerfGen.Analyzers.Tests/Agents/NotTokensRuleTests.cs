using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Agents.NotTokensRule>;

namespace PerfGen.Analyzers.Tests.Agents;

public sealed class NotTokensRuleTests
{
    [Fact]
    public Task ALengthAsTokensIsReported() => Rule.ReportsAsync(
        """
        class C
        {
            [Measure("completion_tokens", Units.Tokens, From = [|"result.Length"|])] string M1() => "";
            void M2(string text, List<int> list)
            {
                Perf.Record("prompt_tokens", [|text.Length|], "{token}");
                Metrics.PromptTokens.Record([|list.Count|]);
            }
        }
        """,
        "'result.Length' is a number of letters, and no number of tokens: read what the model reports as usage",
        "'text.Length' is a number of letters, and no number of tokens: read what the model reports as usage",
        "'list.Count' is a number of elements, and no number of tokens: read what the model reports as usage");

    [Fact]
    public Task UsageAndLengthsInOtherUnitsAreNotReported() => Rule.ReportsAsync(
        """
        record U(long InputTokens, string Text);
        class C
        {
            [Measure("prompt_tokens", Units.Tokens, From = "result.InputTokens"), Measure("letters", "{letter}", From = "result.Text.Length")] U M1() => new(1, "");
            void M2(string text, long count) { Perf.Record("letters", text.Length, "{letter}"); Perf.Record("prompt_tokens", count, Units.Tokens); }
        }
        """);
}
