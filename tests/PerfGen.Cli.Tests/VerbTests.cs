using System.Text.Json;
using PerfGen.Cli.Tests.Support;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Cli.Tests;

/// <summary>Every verb, on data that is there.</summary>
public sealed class VerbTests(AgentsFixture fixture) : IClassFixture<AgentsFixture>
{
    private readonly string _directory = fixture.Data.Directory.Path;

    [Fact]
    public async Task StatusSaysWhatIsRecordedWhatWaitsAndWhatWasDropped()
    {
        var outcome = await Perfgen.RunAsync(_directory, "status");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains("161 calls since ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\n waiting  nothing\n dropped  0\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StatusAsJsonHasItsSchemaAndFigures()
    {
        var outcome = await Perfgen.RunAsync(_directory, "status", "--json");

        using var json = JsonDocument.Parse(outcome.Output);
        var root = json.RootElement;
        Assert.Equal("perfgen.status/1", root.GetProperty("schema").GetString());
        Assert.Equal(161, root.GetProperty("database").GetProperty("stored").GetProperty("calls").GetInt64());
        Assert.Equal((0, 0), (root.GetProperty("waiting").GetInt64(), root.GetProperty("dropped").GetInt64()));
        Assert.Equal(_directory, root.GetProperty("data_directory").GetString());
    }

    [Fact]
    public async Task ReportShowsAgentsMethodsAndWhatToDoNext()
    {
        var outcome = await Perfgen.RunAsync(_directory, "report");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.StartsWith("\n all time · 2 sessions · 80 tasks, 69 % succeeded", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\n reviewer ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\n Reviewer.Review ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\n next   perfgen query ", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', outcome.Output);
    }

    [Fact]
    public async Task ReportAsJsonHasItsSchemaAndFigures()
    {
        var outcome = await Perfgen.RunAsync(_directory, "report", "--since", "1h", "--json");

        using var json = JsonDocument.Parse(outcome.Output);
        var root = json.RootElement;
        Assert.Equal("perfgen.report/1", root.GetProperty("schema").GetString());
        Assert.Equal("last hour", root.GetProperty("window").GetProperty("name").GetString());
        Assert.Equal(161, root.GetProperty("totals").GetProperty("calls").GetInt64());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("totals").GetProperty("cost").ValueKind);
        Assert.Equal(161, root.GetProperty("agents").EnumerateArray().Sum(static agent => agent.GetProperty("calls").GetInt64()));
        Assert.Equal(161, root.GetProperty("methods").EnumerateArray().Sum(static method => method.GetProperty("calls").GetInt64()));
    }

    [Fact]
    public async Task ReportAsCsvHasARowForEachAgentAndMethod()
    {
        var outcome = await Perfgen.RunAsync(_directory, "report", "--csv");

        var lines = outcome.Output.Split("\r\n");
        Assert.Equal("by,name,calls,succeeded,success_rate,p50_s,p95_s,p99_s,total_s,tokens_prompt,tokens_completion", lines[0]);
        Assert.Equal((4, 4), (lines.Count(static line => line.StartsWith("agent,", StringComparison.Ordinal)), lines.Count(static line => line.StartsWith("method,", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task QueryAnswersAsATable()
    {
        var outcome = await Perfgen.RunAsync(_directory, "query", "select status, count(*) as n from calls group by all order by n desc, status");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal("status        n\nsuccess     140\nfailure      10\ncancelled     5\ntimeout       5\nunfinished    1\n", outcome.Output);
    }

    [Fact]
    public async Task QueryAnswersAsJsonAndCsv()
    {
        const string sql = "select status, count(*) as n, null as nothing from calls where status <> 'success' group by all order by n desc, status limit 2";

        var json = await Perfgen.RunAsync(_directory, "query", sql, "--json");
        var csv = await Perfgen.RunAsync(_directory, "query", sql, "--csv");

        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal("[{\"status\":\"failure\",\"n\":10,\"nothing\":null},{\"status\":\"cancelled\",\"n\":5,\"nothing\":null}]", document.RootElement.GetProperty("rows").GetRawText());
        Assert.Equal("status,n,nothing\r\nfailure,10,\r\ncancelled,5,\r\n", csv.Output);
    }

    [Fact]
    public async Task QueryReadsSqlFromStdin()
    {
        var outcome = await Perfgen.RunWithInputAsync(_directory, "select 7\n  as seven; -- done\n", "query", "-", "--csv");

        Assert.Equal((0, "seven\r\n7\r\n", ""), (outcome.ExitCode, outcome.Output, outcome.Errors));
    }

    [Fact]
    public async Task QueryShowsAThousandRowsOfATableAndSaysThatThereAreMore()
    {
        var cut = await Perfgen.RunAsync(_directory, "query", "from range(1001)");
        var all = await Perfgen.RunAsync(_directory, "query", "from range(1001)", "--limit", "0");
        var csv = await Perfgen.RunAsync(_directory, "query", "from range(1001)", "--csv");

        Assert.Equal("there are more rows than these 1,000; --limit 0 shows all", cut.Sentence());
        Assert.Equal((1001, 1002, 1002), (Lines(cut), Lines(all), Lines(csv)));
        Assert.Equal(("", ""), (all.Errors, csv.Errors));
    }

    [Fact]
    public async Task QuerySaysWhereThereAreNoRows()
    {
        var outcome = await Perfgen.RunAsync(_directory, "query", "select agent from calls where false");

        Assert.Equal((0, "agent\n", "no rows"), (outcome.ExitCode, outcome.Output, outcome.Sentence()));
    }

    [Fact]
    public async Task SchemaListsViewsAndTheirColumnsWithWhatTheyMean()
    {
        var views = await Perfgen.RunAsync(_directory, "query", "--schema", "--csv");
        var columns = await Perfgen.RunAsync(_directory, "query", "--schema", "calls", "--csv");

        Assert.Contains("calls,Every execution of a tracked method.\r\n", views.Output, StringComparison.Ordinal);
        Assert.Contains("\r\nagent,VARCHAR,", columns.Output, StringComparison.Ordinal);
        Assert.All(views.Output.TrimEnd().Split("\r\n").Concat(columns.Output.TrimEnd().Split("\r\n")), static line => Assert.False(line.EndsWith(','), line));
    }

    [Fact]
    public async Task DrainSaysWhatItLoadedAndThatNothingWaits()
    {
        using var data = new RecordedData();
        data.Record("calls=300", "capture=10");

        var first = await Perfgen.RunAsync(data.Directory.Path, "drain", "--json");
        var second = await Perfgen.RunAsync(data.Directory.Path, "drain");

        using var json = JsonDocument.Parse(first.Output);
        Assert.Equal(("perfgen.drain/1", 300, 30, 2, 0), (json.RootElement.GetProperty("schema").GetString(), json.RootElement.GetProperty("calls").GetInt64(),
            json.RootElement.GetProperty("values").GetInt64(), json.RootElement.GetProperty("events").GetInt64(), json.RootElement.GetProperty("waiting").GetInt64()));
        Assert.Equal((0, " Nothing waits in the journals.\n", ""), (second.ExitCode, second.Output, second.Errors));
    }

    [Fact]
    public async Task QueryAndReportDrainFirstAndStatusDoesNotOpenTheDatabase()
    {
        using var data = new RecordedData();
        data.Record("calls=300");

        var status = await Perfgen.RunAsync(data.Directory.Path, "status");
        Assert.Contains(" waiting  302 records in 1 journal", status.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(data.Directory.DatabaseFile));

        var query = await Perfgen.RunAsync(data.Directory.Path, "query", "select count(*) as n from calls", "--csv");
        Assert.Equal(("n\r\n300\r\n", ""), (query.Output, query.Errors));

        data.Record("calls=200");
        var report = await Perfgen.RunAsync(data.Directory.Path, "report");
        Assert.Contains(" 500 calls, 100 % succeeded", report.Output, StringComparison.Ordinal);
    }

    private static int Lines(Outcome outcome) => outcome.Output.Count(static c => c == '\n');
}
