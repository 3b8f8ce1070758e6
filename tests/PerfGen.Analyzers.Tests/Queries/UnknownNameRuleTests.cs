using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Queries.UnknownNameRule,
    PerfGen.CodeFixes.Queries.UnknownNameCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Queries.UnknownNameRule>;

namespace PerfGen.Analyzers.Tests.Queries;

public sealed class UnknownNameRuleTests
{
    [Fact]
    public Task NamesThatDoNotExistAreReported() => Rule.ReportsAsync(
        """
        namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }
        namespace Asking
        {
            using PerfGen.Query.Sandbox;
            class C
            {
                void M(string agent, int days)
                {
                    UserQuery.AskAsync(".", "select [|agnt|] from calls");
                    UserQuery.AskAsync(".", "from [|cals|] limit 5");
                    UserQuery.AskAsync(".", "select c.[|duraton_s|], m.metric from calls c join methods as m using (method)");
                    UserQuery.AskAsync(".", "select avg(value) from metrics where name = [|'code_reveiw_time'|]");
                    UserQuery.AskAsync(".", [|"select \"agent\" from main.call"|]);
                    UserQuery.AskAsync(".", "from main.[|call|]");
                }
            }
        }
        """,
        "there is no column 'agnt' in calls; did you mean 'agent'?",
        "there is no view 'cals'; did you mean 'calls'?",
        "there is no column 'duraton_s' in calls; did you mean 'duration_s'?",
        "there is no metric 'code_reveiw_time'; did you mean 'code_review_time'?",
        "there is no view 'call'; did you mean 'calls'?",
        "there is no view 'call'; did you mean 'calls'?");

    private const string Api = "namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }\n";

    [Theory]
    [InlineData("select [|nam|] from metrics")] // too short to resemble anything
    [InlineData("select name, [|weight|] as w, unit from metrics")]
    [InlineData("select distinct [|colour|] from calls")]
    [InlineData("select count(*), [|colour|] from calls group by 2")]
    [InlineData("from calls select [|colour|]")]
    public Task WhatIsSelectedByItselfIsAColumn(string sql) => Rule.ReportsAsync(Api + $$"""class C { void M() => PerfGen.Query.Sandbox.UserQuery.AskAsync(".", "{{sql}}"); }""");

    [Theory]
    [InlineData("select duration_s as d, d from calls")]
    [InlineData("select duration_s d, d from calls")]
    [InlineData("select d: duration_s, d from calls")]
    [InlineData("select round(duration_s, digits) from calls")]
    [InlineData("select rowid, current_date, null, true from calls")]
    [InlineData("select case when duration_s > 1 then 1 end slow, slow from calls")]
    [InlineData("select colour from calls, range(5) t(colour)")]
    [InlineData("select colour from (select agent as colour from calls)")]
    public Task WhatTheQueryNamesIsNot(string sql) => Rule.ReportsAsync(Api + $$"""class C { void M() => PerfGen.Query.Sandbox.UserQuery.AskAsync(".", "{{sql}}"); }""");

    [Fact]
    public Task NamesThatExistAliasesFunctionsAndOtherTablesAreNotReported() => Rule.ReportsAsync(
        """
        namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }
        namespace Asking
        {
            using PerfGen.Query.Sandbox;
            class C
            {
                void M(string agent, int days)
                {
                    UserQuery.AskAsync(".", "select agent, count(*) as agents, quantile_cont(duration_s, 0.95) p95 from calls where status = 'failure' and started_at > now() - interval 2 days group by agent order by agents desc");
                    UserQuery.AskAsync(".", "with slow as (select * from calls where duration_s > 1) select s.agnt from slow s");
                    UserQuery.AskAsync(".", "select extract(year from started_at) as year, trim(both 'x' from agent) from calls");
                    UserQuery.AskAsync(".", "select * from range(10) r, calls");
                    UserQuery.AskAsync(".", "select x.agent from (select agent from calls) x");
                    UserQuery.AskAsync(".", "from duckdb_tables()");
                    UserQuery.AskAsync(".", "select table_name from information_schema.tables");
                    UserQuery.AskAsync(".", "select m.name from metrics m where m.name in ('prompt_tokens', 'shop.orders')");
                    UserQuery.AskAsync(".", "select t.value from tags t where t.name = 'code_reveiw_time'");
                    UserQuery.AskAsync(".", "select date_trunc('hour', started_at)::date as taken, sum(duration_s) filter (status = 'success') from calls group by all -- agnt");
                    UserQuery.AskAsync(".", "select * exclude (source) from calls");
                    UserQuery.AskAsync(".", "select store.calls.seqq from store.calls");
                }
            }
        }
        """);

    [Fact]
    public Task TheNearestNameIsWritten() => Fix.FixesAsync(
        "Write 'agent'",
        """
        namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }
        namespace Asking
        {
            using PerfGen.Query.Sandbox;
            class C
            {
                void M(string agent, int days)
                {
                    UserQuery.AskAsync(".", "select [|agnt|] from calls");
                }
            }
        }
        """,
        """
        namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }
        namespace Asking
        {
            using PerfGen.Query.Sandbox;
            class C
            {
                void M(string agent, int days)
                {
                    UserQuery.AskAsync(".", "select agent from calls");
                }
            }
        }
        """);

    [Fact]
    public Task AllNamesOfAllTextsAreWrittenAtOnce() => Fix.FixesAllAsync(
        "Write 'agent'",
        """
        namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }
        namespace Asking
        {
            using PerfGen.Query.Sandbox;
            class C
            {
                void M(string agent, int days)
                {
                    UserQuery.AskAsync(".", "select [|agnt|], [|modle|] from calls");
                    UserQuery.AskAsync(".", "select avg(value) from metrics where name = [|'code_reveiw_time'|]");
                }
            }
        }
        """,
        """
        namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }
        namespace Asking
        {
            using PerfGen.Query.Sandbox;
            class C
            {
                void M(string agent, int days)
                {
                    UserQuery.AskAsync(".", "select agent, model from calls");
                    UserQuery.AskAsync(".", "select avg(value) from metrics where name = 'code_review_time'");
                }
            }
        }
        """);

    [Fact]
    public Task WhatProgramsAskInBracesIsLookedAt() => Rule.ReportsAsync(
        """
        namespace PerfGen.Store.DuckDB { static class PerfStore { public static void QueryAsync<T>(FormattableString sql, Func<int, T> read) { } } }
        namespace Asking
        {
            using PerfGen.Store.DuckDB;
            class C
            {
                void M(double slow, string agent, FormattableString given)
                {
                    PerfStore.QueryAsync($"select [|agnt|] from calls where duration_s > {slow} order by 1", row => row);
                    PerfStore.QueryAsync($"select agent from calls where duration_s > {slow} and agent = {agent} and [|modell|] is null", row => row);
                    PerfStore.QueryAsync($"select agent from calls where agent = {agent}", row => row);
                    PerfStore.QueryAsync(given, row => row);
                }
            }
        }
        """,
        "there is no column 'agnt' in calls; did you mean 'agent'?",
        "there is no column 'modell' in calls; did you mean 'model'?");

    [Fact, Edge("PRFG7001")]
    public Task OneLetterMakesAnotherView() => Rule.EdgeAsync(
        """
        namespace PerfGen.Query.Sandbox { static class UserQuery { public static void AskAsync(string directory, string sql) { } } }
        class C { void M() => PerfGen.Query.Sandbox.UserQuery.AskAsync(".", "from $$"); }
        """,
        silent: "calls",
        reported: "[|call|]");
}
