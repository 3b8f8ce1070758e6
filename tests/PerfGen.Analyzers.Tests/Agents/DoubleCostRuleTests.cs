using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Agents.DoubleCostRule>;

namespace PerfGen.Analyzers.Tests.Agents;

public sealed class DoubleCostRuleTests
{
    [Fact]
    public Task AnAmountOfACalledMethodIsReported() => Rule.ReportsAsync(
        """
        record A(double Cost, long Tokens);
        class C
        {
            [TrackPerformance, Measure("llm_cost", Units.Usd, From = "result.Cost"), Measure("tokens_used", "tokens", From = "result.Tokens")]
            A Outer() => [|Inner()|];
            [TrackPerformance, Measure("llm_cost", Units.Usd, From = "result.Cost")]
            A Inner() => new(0, 0);
        }
        """,
        "'llm_cost' is recorded by 'Outer', and by 'Inner', which it calls: record it in one of them");

    [Fact]
    public Task OtherMetricsDurationsAndRecursionAreNotReported() => Rule.ReportsAsync(
        """
        record A(double Cost, long Tokens);
        class C
        {
            [TrackPerformance, Measure("llm_cost", Units.Usd, From = "result.Cost"), Measure("lines_changed", Units.Lines, From = "result.Tokens")]
            A Outer(int n) => n > 0 ? Outer(n - 1) : Inner();
            [TrackPerformance, Measure("api_cost", Units.Usd, From = "result.Cost"), Measure("lines_changed", Units.Lines, From = "result.Tokens")]
            A Inner() => Plain();
            A Plain() => new(0, 0);
        }
        """);

    [Fact, Edge("PRFG6004")]
    public Task AnotherMetricIsAnotherCost() => Rule.EdgeAsync(
        """class C { [Measure("llm_cost", "USD")] decimal Ask() => 1; [Measure($$, "USD")] decimal Run() => [|Ask()|]; }""",
        silent: "\"tool_cost\"",
        reported: "\"llm_cost\"");
}
