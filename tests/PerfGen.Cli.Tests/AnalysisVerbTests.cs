using System.Text.Json;
using PerfGen.Cli.Tests.Support;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Cli.Tests;

/// <summary><c>perfgen score</c>, <c>classify</c> and <c>insights</c>.</summary>
public sealed class AnalysisVerbTests(WorkReportTests.TwoDays fixture) : IClassFixture<WorkReportTests.TwoDays>
{
    private readonly string _directory = fixture.Data.Directory.Path;

    [Fact]
    public async Task Q10_ExplainShowsTheTermsOfEveryScore()
    {
        var outcome = await Perfgen.RunAsync(_directory, "score", "--data", """{ "duration": 120, "lines_changed": 25 }""", "--compat", "--explain");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal("""
             time efficiency         12.5
               efficiency           +12.5                 five times 2.5

             quality                  100   passed
               base                   +70                 every task has it
               completion             +30                 done
               code quality          +2.5                 25 lines changed, 0.1 each, at most 25
               efficiency            +2.5                 300 over 120 s, at most 20
               best practices         +15                 followed
               documentation           +5                 not updated
               cut                    -25                 a score is at most 100

             performance index     69.375
               quality                +40   0.40 × 100    the quality score
               time efficiency      +4.38   0.35 × 12.5   the time efficiency
               success                +25   0.25 × 100    succeeded

             breakdown of old records: tests 32, standards 10, documentation 42, patterns 7, code 7

            """, outcome.Output);
    }

    [Fact]
    public async Task ScoreOfARecordedTaskIsJsonWithItsTerms()
    {
        var outcome = await Perfgen.RunAsync(_directory, "score", "task-8", "--json");

        using var json = JsonDocument.Parse(outcome.Output);
        var index = json.RootElement.GetProperty("performance_index");
        Assert.Equal(("perfgen.score/1", "task-8", "documented"), (json.RootElement.GetProperty("schema").GetString(), json.RootElement.GetProperty("task_id").GetString(), json.RootElement.GetProperty("mode").GetString()));
        Assert.Equal(index.GetProperty("value").GetDouble(), index.GetProperty("terms").EnumerateArray().Sum(static term => term.GetProperty("points").GetDouble()), 9);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("recorded").GetProperty("quality_score").ValueKind);
    }

    [Theory]
    [InlineData("name a recorded task, perfgen score task-001, or give --data '{ \"duration\": 120, \"lines_changed\": 25 }'")]
    [InlineData("no task 'nobody' has ended in ", "nobody")]
    [InlineData("task data has no 'duratoin'; did you mean 'duration'?", "--data", """{ "duratoin": 1 }""")]
    [InlineData("the duration is -1 s; it has to be at least 0", "--data", """{ "duration": -1 }""")]
    public async Task ScoreSaysWhatMakesNoSense(string sentence, params string[] arguments)
    {
        var outcome = await Perfgen.RunAsync(_directory, ["score", .. arguments]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith(sentence, outcome.Sentence(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Q10_WeightsOfTheSettingsCountAndWrongOnesAreSaid()
    {
        var root = Directory.CreateTempSubdirectory("perfgen-weights-");
        try
        {
            var settings = Path.Combine(root.FullName, "perfgen.json");
            await File.WriteAllTextAsync(settings, """{ "scoring": { "index": { "quality": 0, "time_efficiency": 1, "success": 0 } } }""");
            var weighed = await Perfgen.RunAsync(Path.Combine(root.FullName, ".perfgen"), "score", "--data", """{ "duration": 360 }""", "--json");
            await File.WriteAllTextAsync(settings, """{ "scoring": { "index": { "quality": 0.5 } } }""");
            var wrong = await Perfgen.RunAsync(Path.Combine(root.FullName, ".perfgen"), "score", "--data", "{}");

            using var json = JsonDocument.Parse(weighed.Output);
            Assert.Equal(89.5, json.RootElement.GetProperty("performance_index").GetProperty("value").GetDouble());
            Assert.EndsWith("perfgen.json: the weights of the performance index add up to 1.1; they have to add up to 1", wrong.Sentence(), StringComparison.Ordinal);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task ClassifyTellsTheKindAndWhy()
    {
        var one = await Perfgen.RunAsync(_directory, "classify", "address", "the", "error");
        var many = await Perfgen.RunWithInputAsync(_directory, "Fixes the crash\n\ninspect it\n", "classify", "-", "--csv");
        var compat = await Perfgen.RunAsync(_directory, "classify", "address the error", "--compat");
        var named = await Perfgen.RunAsync(_directory, "classify", "--type", "bug-fix", "login");

        Assert.Equal("debugging\t'error'\n", one.Output);
        Assert.Equal("text,task_type,keyword,matched\r\nFixes the crash,debugging,fix,fixes\r\ninspect it,general,,\r\n", many.Output);
        Assert.Equal("coding\t'add'\n", compat.Output);
        Assert.Equal("debugging\t'bug-fix'\n", named.Output);
    }

    [Fact]
    public async Task InsightsSayWhatCannotBeToldYet()
    {
        var text = await Perfgen.RunAsync(_directory, "insights", "--since", "all");
        var json = await Perfgen.RunAsync(_directory, "insights", "--since", "all", "--type", "testing", "--json");
        var none = await Perfgen.RunAsync(_directory, "insights", "--since", "1h");

        Assert.Matches(@"\n testing +model +model-b +5 +100 % +cannot tell +no task with it has a performance index\n", text.Output);
        using var document = JsonDocument.Parse(json.Output);
        var rows = document.RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.All(rows, static row => Assert.Equal("testing", row.GetProperty("task_type").GetString()));
        Assert.InRange(rows.Single(static row => row.GetProperty("name").GetString() == "model-b").GetProperty("success_rate_low").GetDouble(), 0.5, 0.6);
        Assert.Equal("\n No task with a skill, tool, agent or model has ended in the window 'last hour'.\n", none.Output);
    }

    [Fact]
    public async Task R36_QualityIsRecordedOnlyWhereItIsSwitchedOn()
    {
        var root = Directory.CreateTempSubdirectory("perfgen-collect-");
        try
        {
            var data = Path.Combine(root.FullName, ".perfgen");
            var report = Path.Combine(root.FullName, "coverage.xml");
            await File.WriteAllTextAsync(report, """<coverage lines-covered="171" lines-valid="200"/>""");

            var off = await Perfgen.RunAsync(data, "quality", report);
            await File.WriteAllTextAsync(Path.Combine(root.FullName, "perfgen.json"), """{ "metrics": { "quality": { "test_coverage": true } } }""");
            var on = await Perfgen.RunAsync(data, "quality", report, "--csv");
            var stored = await Perfgen.RunAsync(data, "query", "select name, value, unit from metrics", "--csv");
            var wrong = await Perfgen.RunAsync(data, "quality", Path.Combine(root.FullName, "perfgen.json"));

            Assert.Equal((0, "not all of it is recorded: switch on metrics.quality in perfgen.json, or give --record"), (off.ExitCode, off.Sentence()));
            Assert.Contains("test_coverage   85.5  percent", off.Output, StringComparison.Ordinal);
            Assert.StartsWith("metric,value,unit,basis,file,recorded\r\ntest_coverage,85.5,percent,171 of 200 lines,", on.Output, StringComparison.Ordinal);
            Assert.Equal("name,value,unit\r\ntest_coverage,85.5,percent\r\n", stored.Output);
            Assert.EndsWith("it has neither the 'runs' of SARIF nor the lines of coverlet's JSON", wrong.Sentence(), StringComparison.Ordinal);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task K16_ADrainWritesTheSummariesOfTheDayAndWeek()
    {
        using var data = new RecordedData();
        data.Record("scenario=agents");

        var outcome = await Perfgen.RunAsync(data.Directory.Path, "drain");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(data.Directory.Path, "summaries"), "*.json").Length);
        Assert.Matches(@"(?m)^ summary  \d{4}-(\d\d-\d\d|W\d\d)\.json, written ", (await Perfgen.RunAsync(data.Directory.Path, "status")).Output);
    }

    [Fact]
    public async Task K16_ACommandThatAsksWritesTheSummariesToo()
    {
        using var data = new RecordedData();
        data.Record("scenario=agents");

        var outcome = await Perfgen.RunAsync(data.Directory.Path, "query", "select 1");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(data.Directory.Path, "summaries"), "*.json").Length);
    }

    [Fact]
    public async Task K16_ASummaryThatCannotBeWrittenIsSaidByTheDrainAndNamedByTheDoctorAndNoFailure()
    {
        using var data = Swarm.OfTwoDays();
        await File.WriteAllTextAsync(Path.Combine(data.Directory.Path, "summaries"), "not a folder");
        await Perfgen.RunAsync(data.Directory.Path, "record", "task", "yesterday", "a", "success", "--duration", "1s", "--ended-at", DateTimeOffset.UtcNow.AddDays(-1).ToString("O"));

        var drain = await Perfgen.RunAsync(data.Directory.Path, "drain");
        var query = await Perfgen.RunAsync(data.Directory.Path, "query", "select 1");
        var doctor = await Perfgen.RunAsync(data.Directory.Path, "doctor");

        Assert.Equal(0, drain.ExitCode);
        Assert.StartsWith("the summaries of the day and week were not written: ", drain.Sentence(), StringComparison.Ordinal);
        Assert.Equal((0, ""), (query.ExitCode, query.Errors));
        Assert.Contains(" warning  the summary of ", doctor.Output, StringComparison.Ordinal);
        Assert.Equal(0, doctor.ExitCode);
    }
}
