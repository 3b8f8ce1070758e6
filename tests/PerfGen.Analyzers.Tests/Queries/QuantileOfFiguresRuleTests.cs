using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Queries.QuantileOfFiguresRule>;

namespace PerfGen.Analyzers.Tests.Queries;

public sealed class QuantileOfFiguresRuleTests
{
    [Fact]
    public Task QuantilesOfFiguresAreReported() => Rule.ReportsAsync(
        """
        namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }
        namespace Asking
        {
            using PerfGen.Query.Sandbox;
            class C
            {
                void M(string agent, int days)
                {
                    UserQuery.AskAsync(".", "select [|median|](p95_s) from methods");
                    UserQuery.AskAsync(".", "select [|quantile_cont|](m.mean_s, 0.95) from methods m");
                }
            }
        }
        """,
        "'median(p95_s)' is a quantile of figures that are over many calls each: take it over 'duration_s' of 'calls'",
        "'quantile_cont(mean_s)' is a quantile of figures that are over many calls each: take it over 'duration_s' of 'calls'");

    [Fact]
    public Task QuantilesOfRowsAreNotReported() => Rule.ReportsAsync(
        """
        namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }
        namespace Asking
        {
            using PerfGen.Query.Sandbox;
            class C
            {
                void M(string agent, int days)
                {
                    UserQuery.AskAsync(".", "select quantile_cont(duration_s, 0.95), median(tokens_prompt) from calls");
                    UserQuery.AskAsync(".", "select p95_s from methods");
                }
            }
        }
        """);

    [Fact, Edge("PRFG7004")]
    public Task AQuantileIsOneOfRows() => Rule.EdgeAsync(
        """
        namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }
        class C { void M() => PerfGen.Query.Sandbox.UserQuery.AskAsync(".", "select [|median|]($$) from methods"); }
        """,
        silent: "calls",
        reported: "p95_s");
}
