using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<PerfGen.Analyzers.Agents.NotTokensRule, PerfGen.CodeFixes.Agents.NotTokensCodeFix>;
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

    private const string Answer = "record Usage(long? InputTokenCount, long? OutputTokenCount, int TotalTokens); record Answer(string Text, Usage? Usage, Usage Sure, int OutputLimit); record Short(string Text, int CompletionTokens);\n";

    [Fact]
    public Task TheUsageThatTheAnswerReportsIsMeasured() => Fix.FixesAsync(
        "Record 'result.CompletionTokens'",
        Answer + """class C { [Measure("completion_tokens", Units.Tokens, From = [|"result.Text.Length"|])] Task<Short> M() => null!; }""",
        Answer + """class C { [Measure("completion_tokens", Units.Tokens, From = "result.CompletionTokens")] Task<Short> M() => null!; }""");

    [Fact]
    public Task EveryUsageIsTakenAtOnce() => Fix.FixesAllAsync(
        "Record 'result.CompletionTokens'",
        Answer + """
        record Reply(string Text, Usage? Usage);
        class C
        {
            [Measure("completion_tokens", Units.Tokens, From = [|"result.Text.Length"|])] Short M1() => null!;
            [Measure("prompt_tokens", Units.Tokens, From = [|"reply.Text.Length"|])] void M2(Reply reply) { }
            void M3(Short answer) => Perf.Record("completion_tokens", [|answer.Text.Length|], Units.Tokens);
            void M4(Short answer) => Metrics.CompletionTokens.Record([|answer.Text.Length|]);
        }
        """,
        Answer + """
        record Reply(string Text, Usage? Usage);
        class C
        {
            [Measure("completion_tokens", Units.Tokens, From = "result.CompletionTokens")] Short M1() => null!;
            [Measure("prompt_tokens", Units.Tokens, From = "reply.Usage.InputTokenCount")] void M2(Reply reply) { }
            void M3(Short answer) => Perf.Record("completion_tokens", answer.CompletionTokens, Units.Tokens);
            void M4(Short answer) => Metrics.CompletionTokens.Record(answer.CompletionTokens);
        }
        """);

    [Theory]
    [InlineData("""[Measure("completion_tokens", Units.Tokens, From = [|"result.Length"|])] string M() => "";""")] // says nothing of its tokens
    [InlineData("""[Measure("completion_tokens", Units.Tokens, From = [|"result.Text.Length"|])] Answer M() => null!;""")] // two usages
    [InlineData("""[Measure("prompt_tokens", Units.Tokens, From = [|"result.Text.Length"|])] Short M() => null!;""")] // the other direction
    [InlineData("""[Measure("tokens_used", Units.Tokens, From = [|"result.Text.Length"|])] Short M() => null!;""")] // no direction
    [InlineData("""record Maybe(string Text, long? OutputTokens); void M(Maybe answer) => Perf.Record("completion_tokens", [|answer.Text.Length|], Units.Tokens);""")] // may be null
    public Task WhereNoUsageCanBeTakenThereIsNoFix(string member) => Fix.OffersAsync(Answer + "class C { " + member + " }");

    [Fact, Edge("PRFG6008")]
    public Task ALengthIsNamedAsOne() => Rule.EdgeAsync(
        """record Text(int TokenLength, int Length); class C { void M(Text text) => Perf.Record("prompt_tokens", $$, Units.Tokens); }""",
        silent: "text.TokenLength",
        reported: "[|text.Length|]");
}
