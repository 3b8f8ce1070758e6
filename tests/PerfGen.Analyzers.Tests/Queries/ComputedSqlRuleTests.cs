using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<PerfGen.Analyzers.Queries.ComputedSqlRule, PerfGen.CodeFixes.Queries.ComputedSqlCodeFix>;
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
        "'days' becomes part of the SQL: it is written in the culture of whoever runs the program; ask with a constant, and filter the rows");

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

    private const string Api = "namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }\n";

    [Fact]
    public Task TheQuotesOfATextAreDoubled() => Fix.FixesAsync(
        "Double the quotes",
        Api + """class C { void M(string agent) => PerfGen.Query.Sandbox.UserQuery.AskAsync(".", $"from calls where agent = '{[|agent|]}' and type = 'x'"); }""",
        Api + """class C { void M(string agent) => PerfGen.Query.Sandbox.UserQuery.AskAsync(".", $"from calls where agent = '{agent.Replace("'", "''")}' and type = 'x'"); }""");

    [Fact]
    public Task TheQuotesOfAllTextsAreDoubledAtOnce() => Fix.FixesAllAsync(
        "Double the quotes",
        Api + """
        class C
        {
            void M(string agent, string? model)
            {
                PerfGen.Query.Sandbox.UserQuery.AskAsync(".", "from calls where agent = '" + [|agent|] + "'");
                PerfGen.Query.Sandbox.UserQuery.AskAsync(".", $"from calls where model = '{[|model|]}'");
                PerfGen.Query.Sandbox.UserQuery.AskAsync(".", $"from calls where model = '{[|model ?? agent|]}'");
            }
        }
        """,
        Api + """
        class C
        {
            void M(string agent, string? model)
            {
                PerfGen.Query.Sandbox.UserQuery.AskAsync(".", "from calls where agent = '" + agent.Replace("'", "''") + "'");
                PerfGen.Query.Sandbox.UserQuery.AskAsync(".", $"from calls where model = '{model?.Replace("'", "''")}'");
                PerfGen.Query.Sandbox.UserQuery.AskAsync(".", $"from calls where model = '{(model ?? agent).Replace("'", "''")}'");
            }
        }
        """);

    [Theory]
    [InlineData("""$"from {[|text|]}" """)] // a name, not a text
    [InlineData("""$"from calls where agent in ('a', {[|text|]})" """)]
    [InlineData("""$"from calls where agent = '{[|text|]}%'" """)] // part of a text: a pattern has signs of its own
    [InlineData("""$"select 'a'{[|text|]}'b'" """)] // between two texts
    [InlineData("""$"from calls limit {[|number|]}" """)]
    [InlineData("""$"from calls where agent = '{[|number|]}'" """)]
    [InlineData("""string.Format("from calls where agent = '{0}'", [|text|])""")]
    public Task WhatIsNoWholeTextOfTheSqlIsTheAuthors(string sql) => Fix.OffersAsync(
        Api + $$"""class C { void M(string text, int number) => PerfGen.Query.Sandbox.UserQuery.AskAsync(".", {{sql}}); }""");

    [Fact, Edge("PRFG7003")]
    public Task DoubledQuotesAreSafe() => Rule.EdgeAsync(
        """
        namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }
        class C { void M(string agent) => PerfGen.Query.Sandbox.UserQuery.AskAsync(".", $"from calls where agent = '{$$}'"); }
        """,
        silent: """agent.Replace("'", "''")""",
        reported: "[|agent.Trim()|]");
}
