using PerfGen.Cli.Tests.Support;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Cli.Tests;

/// <summary>Arguments that make no sense: one sentence on stderr that says what was probably meant, nothing on stdout, exit code 2.</summary>
public sealed class WrongArgumentsTests(AgentsFixture fixture) : IClassFixture<AgentsFixture>
{
    [Theory]
    [InlineData("statsu", "there is no verb 'statsu'; did you mean 'status'? (perfgen --help)")]
    [InlineData("fly", "there is no verb 'fly' (perfgen --help)")]
    [InlineData("--jsn", "there is no option '--jsn' before a verb (perfgen --help)")]
    [InlineData("status|--jsno", "there is no option '--jsno' in 'perfgen status'; did you mean '--json'? (perfgen status --help)")]
    [InlineData("status|now", "'perfgen status' takes no 'now' (perfgen status --help)")]
    [InlineData("report|--since", "Required argument missing for option: '--since' (perfgen report --help)")]
    [InlineData("report|--since|soon", "--since is 'soon'; it has to be a time that is past, such as 30m, 1h, 7d, 2w or 2026-11-21")]
    [InlineData("report|--json|--csv", "--json and --csv exclude each other; give one of them")]
    [InlineData("query", "query needs SQL, or the name of a question: perfgen query \"from calls limit 5\", perfgen query summary (questions: perfgen query --questions)")]
    [InlineData("query|from|calls", "'calls' comes after the SQL, which is one argument: put it in quotes, perfgen query \"from calls limit 5\" (perfgen query --help)")]
    [InlineData("query|from calls|--schema", "--schema, --questions and SQL exclude each other; give one of them")]
    [InlineData("query|sumary", "there is no question 'sumary'; did you mean 'summary'? (questions: perfgen query --questions)")]
    [InlineData("query|from calls|--agent|a", "--agent belongs to a question with a name; in SQL, say it in the WHERE clause (questions: perfgen query --questions)")]
    [InlineData("query|from calls|--parquet", "Parquet is nothing for a terminal or a pipe; name a file with --output calls.parquet")]
    [InlineData("query|from calls|--json|--markdown", "--json and --markdown exclude each other; give one of them")]
    [InlineData("receive|--port|70000", "--port is 70000; it has to be 0 to 65535")]
    [InlineData("receive|--address|elsewhere", "--address is 'elsewhere'; it has to be an address of this machine such as 127.0.0.1, or 0.0.0.0 for all of them")]
    [InlineData("receive|--limit|much", "--limit is 'much'; it has to be a size of at least 1MB such as 512MB or 2GB")]
    [InlineData("forget", "forget needs --session or --task, or --before; give one of them")]
    [InlineData("forget|--session|a", "forget cannot be undone; say --yes where nobody can be asked")]
    [InlineData("query|--schema|cals", "there is no view 'cals'; did you mean 'calls'? (views: perfgen query --schema)")]
    [InlineData("query|from calls|--limit|many", "--limit is 'many'; it has to be a number of rows, or 0 for all (perfgen query --help)")]
    [InlineData("query|from calls|--limit|-1", "--limit is '-1'; it has to be a number of rows, or 0 for all (perfgen query --help)")]
    [InlineData("query|from calls|--timeout|soon", "--timeout is 'soon'; it has to be a time of at most a day such as 30s, 500ms or 2m (perfgen query --help)")]
    [InlineData("record|metric|review_depth|7|--unit|percent", "there is no option '--unit' in 'perfgen record metric' (perfgen record metric --help)")]
    [InlineData("record|metric|review_depth|7|--catalog=a.json", "there is no option '--catalog' in 'perfgen record metric'; did you mean '--catalogue'? (perfgen record metric --help)")]
    [InlineData("query|from calls|--csv|--json", "--json and --csv exclude each other; give one of them")]
    public async Task ItIsSaidInOneSentence(string arguments, string sentence)
    {
        var outcome = await Perfgen.RunAsync(fixture.Data.Directory.Path, arguments.Split('|'));

        Assert.Equal((2, "", sentence), (outcome.ExitCode, outcome.Output, outcome.Sentence()));
    }

    [Fact]
    public async Task WhatLooksLikeAnOptionIsAnArgumentBehindTwoHyphens()
    {
        var outcome = await Perfgen.RunAsync(fixture.Data.Directory.Path, "query", "--", "--of a comment\nselect 1 as one");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        outcome = await Perfgen.RunAsync(fixture.Data.Directory.Path, "query", "-- of a comment\nselect 1 as one");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        outcome = await Perfgen.RunAsync(fixture.Data.Directory.Path, "query", "--", "--one");
        Assert.Equal((1, "there is no SQL to run; try: from calls limit 5"), (outcome.ExitCode, outcome.Sentence()));
    }

    [Theory]
    [InlineData("select agnt from calls", "there is no column 'agnt' in calls; did you mean 'agent'? (columns: perfgen query --schema calls)")]
    [InlineData("drop view calls", "DROP is not possible here: a query reads, and is one SELECT (or FROM, WITH, VALUES, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN)")]
    [InlineData("from enable_logging()", "the table function 'enable_logging' cannot be used here: a query reads this database, no files and no settings")]
    [InlineData("selec 1", "syntax error at or near \"selec\" (column 1)")]
    [InlineData("", "there is no SQL to run; try: from calls limit 5")]
    public async Task SqlThatIsNotAnsweredIsExitCode1(string sql, string sentence)
    {
        var outcome = await Perfgen.RunAsync(fixture.Data.Directory.Path, "query", sql);

        Assert.Equal((1, "", sentence), (outcome.ExitCode, outcome.Output, outcome.Sentence()));
    }

    [Fact]
    public async Task ASlowQueryIsGivenUpAfterItsTimeout()
    {
        var outcome = await Perfgen.RunAsync(fixture.Data.Directory.Path, "query", "select count(*) from range(1000000000000)", "--timeout", "200ms");

        Assert.Equal((1, "", "no answer within 0.2 s; narrow the question, or allow more time with --timeout"), (outcome.ExitCode, outcome.Output, outcome.Sentence()));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("status --help")]
    [InlineData("drain --help")]
    [InlineData("report --help")]
    [InlineData("query --help")]
    [InlineData("")]
    public async Task HelpHasExamplesThatFitATerminal(string arguments)
    {
        var outcome = await Perfgen.RunAsync(fixture.Data.Directory.Path, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains("Usage:", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\nExamples:\n  perfgen ", outcome.Output, StringComparison.Ordinal);
        Assert.All(outcome.Output[outcome.Output.IndexOf("Examples:", StringComparison.Ordinal)..].Split('\n'), static line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public async Task VersionIsThatOfTheProduct()
    {
        var outcome = await Perfgen.RunAsync(fixture.Data.Directory.Path, "--version");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Matches(@"\A\d+\.\d+\.\d+\S*\n\z", outcome.Output);
    }
}
