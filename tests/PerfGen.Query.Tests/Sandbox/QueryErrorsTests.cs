using PerfGen.Query.Sandbox;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Query.Tests.Sandbox;

/// <summary>What is wrong with SQL is said in one sentence that names the place, or what was probably meant.</summary>
public sealed class QueryErrorsTests(AgentsFixture fixture) : IClassFixture<AgentsFixture>
{
    [Theory]
    [InlineData("select agnt from calls", "there is no column 'agnt' in calls; did you mean 'agent'? (columns: perfgen query --schema calls)")]
    [InlineData("select c.agnt from calls c", "there is no column 'agnt' in calls; did you mean 'agent'? (columns: perfgen query --schema calls)")]
    [InlineData("select AGNT from Calls", "there is no column 'AGNT' in calls; did you mean 'agent'? (columns: perfgen query --schema calls)")]
    [InlineData("select xyzzy from calls", "there is no column 'xyzzy' in calls (columns: perfgen query --schema calls)")]
    [InlineData("select agnt from calls join tasks using (task_id)", "there is no column 'agnt' in calls or tasks; did you mean 'agent'? (columns: perfgen query --schema calls)")]
    [InlineData("select agent from calls where durations_s > 1", "there is no column 'durations_s' in calls; did you mean 'duration_s'? (columns: perfgen query --schema calls)")]
    [InlineData("select * from calls where agent = \"writer\"", "there is no column 'writer' in calls (columns: perfgen query --schema calls); if it is a text, it stands in single quotes: 'writer'")]
    [InlineData("from cals", "there is no view 'cals'; did you mean 'calls'? (views: perfgen query --schema)")]
    [InlineData("from wxyz", "there is no view 'wxyz' (views: perfgen query --schema)")]
    [InlineData("select counnt(*) from calls", "there is no function 'counnt'; did you mean 'count'? (column 8)")]
    [InlineData("selec 1", "syntax error at or near \"selec\" (column 1)")]
    [InlineData("select 'ä',\n 1 2", "syntax error at or near \"2\" (line 2, column 4)")]
    [InlineData("explain selec 1", "syntax error at or near \"selec\" (column 9)")]
    [InlineData("select agent, count(*) from calls", "'agent' has to be in GROUP BY, or in an aggregate such as any_value(agent); 'group by all' at the end groups by all that is no aggregate")]
    [InlineData("select 'abc'::int", "could not convert string 'abc' to INT32 (column 13)")]
    [InlineData("select error('my own')", "my own")]
    [InlineData("copy calls to 'x'", "COPY is not possible here: a query reads, and is one SELECT (or FROM, WITH, VALUES, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN)")]
    [InlineData("-- a\n/* b */ set threads = 1", "SET is not possible here: a query reads, and is one SELECT (or FROM, WITH, VALUES, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN)")]
    [InlineData("select 1; select 2", "there are 2 statements, and one is run at a time: a query reads, and is one SELECT (or FROM, WITH, VALUES, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN)")]
    [InlineData("pivot calls on status using count(*)", "a PIVOT has to name its columns here: pivot calls on status in ('success', 'failure') using count(*)")]
    [InlineData("select $a", "the SQL has parameters ('?' or '$name'), and there are no values for them; write the values into it")]
    [InlineData("  ", "there is no SQL to run; try: from calls limit 5")]
    public async Task ItIsSaidInOneSentence(string sql, string sentence)
    {
        var error = await Assert.ThrowsAsync<QueryException>(async () =>
        {
            using var answer = await UserQuery.AskAsync(fixture.Data.Directory, sql);
            while (await answer.ReadAsync())
            {
            }
        });

        Assert.Equal(sentence, error.Message);
    }
}
