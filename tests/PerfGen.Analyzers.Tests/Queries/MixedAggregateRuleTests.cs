using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Queries.MixedAggregateRule>;

namespace PerfGen.Analyzers.Tests.Queries;

public sealed class MixedAggregateRuleTests
{
    [Fact]
    public Task AggregatesOfWhatDoesNotBelongTogetherAreReported() => Rule.ReportsAsync(
        """
        namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }
        namespace Asking
        {
            using PerfGen.Query.Sandbox;
            class C
            {
                void M(string agent, int days)
                {
                    UserQuery.AskAsync(".", "select [|avg|](value) from metrics");
                    UserQuery.AskAsync(".", "select [|sum|](m.value) from metrics m where agent = 'a'");
                    UserQuery.AskAsync(".", "select [|sum|](cost) from calls");
                    UserQuery.AskAsync(".", "select [|avg|](p95_s) from methods");
                    UserQuery.AskAsync(".", "select agent, [|avg|](success_rate) from agents group by agent");
                }
            }
        }
        """,
        "'avg(value)' mixes all metrics and units: filter or group by 'name'",
        "'sum(value)' mixes all metrics and units: filter or group by 'name'",
        "'sum(cost)' mixes currencies: filter or group by 'cost_currency'",
        "'avg(p95_s)' is a figure of figures: compute it over the rows of 'calls'",
        "'avg(success_rate)' is a figure of figures: compute it over the rows of 'calls'");

    [Fact]
    public Task AggregatesOfOneKindAreNotReported() => Rule.ReportsAsync(
        """
        namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }
        namespace Asking
        {
            using PerfGen.Query.Sandbox;
            class C
            {
                void M(string agent, int days)
                {
                    UserQuery.AskAsync(".", "select name, unit, avg(value) from metrics group by all");
                    UserQuery.AskAsync(".", "select sum(value) from metrics where name = 'prompt_tokens'");
                    UserQuery.AskAsync(".", "select cost_currency, sum(cost) from calls group by all");
                    UserQuery.AskAsync(".", "select avg(duration_s), sum(tokens_prompt) from calls");
                    UserQuery.AskAsync(".", "select max(p95_s) from methods");
                }
            }
        }
        """);

    [Fact, Edge("PRFG7002")]
    public Task ANameKeepsMetricsApart() => Rule.EdgeAsync(
        """
        namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }
        class C { void M() => PerfGen.Query.Sandbox.UserQuery.AskAsync(".", "select [|sum|](value) from metrics where $$"); }
        """,
        silent: "name = 'total_cost'",
        reported: "value > 1");
}
