using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Queries.ComputedSqlRule>;

namespace PerfGen.Analyzers.Tests.Queries;

public sealed class ComputedSqlRuleTests
{
    [Fact]
    public Task ValuesInSqlAreReported() => Rule.ReportsAsync(
        """
        namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }
        namespace Asking
        {
            using PerfGen.Query.Sandbox;
            class C
            {
                void M(string agent, int days)
                {
                    UserQuery.AskAsync(".", $"select * from calls where agent = '{[|agent|]}'");
                    UserQuery.AskAsync(".", "select * from calls where agent = '" + [|agent|] + "'");
                    UserQuery.AskAsync(".", string.Format("from calls limit {0}", [|days|]));
                }
            }
        }
        """,
        "'agent' becomes part of the SQL: a quote in it changes the question; ask with a constant, and filter the rows, or double the quotes of the text first",
        "'agent' becomes part of the SQL: a quote in it changes the question; ask with a constant, and filter the rows, or double the quotes of the text first",
        "'days' becomes part of the SQL: a quote in it changes the question; ask with a constant, and filter the rows");

    [Fact]
    public Task ConstantsVariablesAndDoubledQuotesAreNotReported() => Rule.ReportsAsync(
        """
        namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }
        namespace Asking
        {
            using PerfGen.Query.Sandbox;
            class C
            {
                const string View = "calls";
                void M(string agent, string sql)
                {
                    UserQuery.AskAsync(".", $"from {View}");
                    UserQuery.AskAsync(".", "from " + View + " limit 5");
                    UserQuery.AskAsync(".", sql);
                    UserQuery.AskAsync(".", $"from calls where agent = '{agent.Replace("'", "''")}'");
                }
            }
        }
        """);
}
