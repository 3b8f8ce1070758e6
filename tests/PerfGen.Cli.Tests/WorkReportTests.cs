using System.Text.Json;
using PerfGen.Cli.Tests.Support;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Cli.Tests;

/// <summary><c>perfgen report</c> of periods and by one thing.</summary>
public sealed class WorkReportTests(WorkReportTests.TwoDays fixture) : IClassFixture<WorkReportTests.TwoDays>
{
    private readonly string _directory = fixture.Data.Directory.Path;

    [Fact]
    public async Task TheReportOfADayIsJsonTextOrMarkdown()
    {
        var json = await Perfgen.RunAsync(_directory, "report", "--daily", "--date", "2025-11-29", "--json");
        var text = await Perfgen.RunAsync(_directory, "report", "--daily", "--date", "2025-11-29");
        var markdown = await Perfgen.RunAsync(_directory, "report", "--daily", "--date", "2025-11-29", "--markdown");

        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal(24, document.RootElement.GetProperty("daily_report").GetProperty("summary").GetProperty("tasks_completed").GetInt32());
        Assert.StartsWith("\n Day 2025-11-29\n", text.Output, StringComparison.Ordinal);
        Assert.StartsWith("# Day 2025-11-29\n", markdown.Output, StringComparison.Ordinal);
        Assert.Equal(("", "", ""), (json.Errors, text.Errors, markdown.Errors));
    }

    [Fact]
    public async Task FiguresOfWorkByOneThingAreATable()
    {
        var csv = await Perfgen.RunAsync(_directory, "report", "--monthly", "--date", "2025-11", "--by", "agent", "--csv");
        var json = await Perfgen.RunAsync(_directory, "report", "--by", "model", "--json");
        var text = await Perfgen.RunAsync(_directory, "report", "--by", "type");

        Assert.StartsWith("agent,tasks,succeeded,success_rate,avg_duration_s,", csv.Output, StringComparison.Ordinal);
        Assert.Contains("\r\nexpert-backend,23,20,", csv.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal(14, document.RootElement.GetProperty("model_metrics").GetProperty("model-a").GetProperty("tasks_completed").GetInt32());
        Assert.Contains("\n refactoring ", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task K17_TheSummaryOfManyDaysHasTaskTypesAndModels()
    {
        var days = (DateTimeOffset.UtcNow - new DateTimeOffset(2025, 11, 1, 0, 0, 0, TimeSpan.Zero)).TotalDays;
        var json = await Perfgen.RunAsync(_directory, "report", "--since", $"{Math.Ceiling(days):0}d", "--json");
        var text = await Perfgen.RunAsync(_directory, "report");

        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal([(null, 15), ("refactoring", 12), ("testing", 12)], document.RootElement.GetProperty("task_types").EnumerateArray()
            .Select(static row => (row.GetProperty("name").GetString(), row.GetProperty("tasks").GetInt32())));
        Assert.Equal(["model-a", "model-b"], document.RootElement.GetProperty("models").EnumerateArray().Select(static row => row.GetProperty("name").GetString()).OfType<string>());
        Assert.Contains("\n refactoring ", text.Output, StringComparison.Ordinal);
        Assert.Contains("\n model-b ", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task K18_TheLatestRecordsAreThereOnceWithTheirFigures()
    {
        var json = await Perfgen.RunAsync(_directory, "report", "--recent", "--days", "3660", "--json");
        var text = await Perfgen.RunAsync(_directory, "report", "--recent", "--days", "3660");
        var none = await Perfgen.RunAsync(_directory, "report", "--recent");

        using var document = JsonDocument.Parse(json.Output);
        int Number(string name) => document.RootElement.GetProperty(name).GetInt32();
        Assert.Equal((39, 39, 39, 0), (Number("total_records"), Number("showing_records"), Number("auto_generated_count"), Number("manual_assessment_count")));
        Assert.Equal(12, document.RootElement.GetProperty("task_type_stats").GetProperty("refactoring").GetProperty("count").GetInt32());
        Assert.StartsWith("\n Last 3660 Days · 39 records, 39 AUTO, 0 by hand\n", text.Output, StringComparison.Ordinal);
        Assert.StartsWith("\n No task has ended in the window 'Last Week'.", none.Output, StringComparison.Ordinal);
        Assert.Equal(("", "", ""), (json.Errors, text.Errors, none.Errors));
    }

    [Fact]
    public async Task K22_TheReportOfTheFourCategoriesIsTextJsonOrCsv()
    {
        var text = await Perfgen.RunAsync(_directory, "report", "--scalability");
        var json = await Perfgen.RunAsync(_directory, "report", "--scalability", "--json");
        var csv = await Perfgen.RunAsync(_directory, "report", "--scalability", "--csv");
        var none = await Perfgen.RunAsync(_directory, "report", "--scalability", "--since", "1h");

        // Tasks of the 29th begin every four minutes and take one to three: none ever ran beside another.
        Assert.StartsWith("\n scalability · all time · 0 kinds of work ran at several degrees of parallelism, of ", text.Output, StringComparison.Ordinal);
        Assert.Contains("\n   never more than one at once: ", text.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json.Output);
        var work = document.RootElement.GetProperty("work").EnumerateArray().Single(static work => work.GetProperty("name").GetString() == "refactoring");
        Assert.Equal(("task_type", 10, "never more than one at once"), (work.GetProperty("kind").GetString(), work.GetProperty("done").GetInt32(), work.GetProperty("unknown").GetString()));
        Assert.All((string[])["execution_speed", "resource_efficiency", "quality_maintenance", "scalability_factors"], name => Assert.Equal(JsonValueKind.Object, work.GetProperty(name).ValueKind));
        Assert.StartsWith("kind,name,at_once_from,at_once_to,mean_at_once,done,elapsed_s,per_second,mean_s,speed_up,efficiency,overhead_s,success_rate\r\n", csv.Output, StringComparison.Ordinal);
        Assert.Contains("\r\ntask_type,refactoring,1,1,1,", csv.Output, StringComparison.Ordinal);
        Assert.StartsWith("\n Nothing that ended is recorded in the window 'last hour'", none.Output, StringComparison.Ordinal);
        Assert.Equal((0, "", "", "", ""), (text.ExitCode, text.Errors, json.Errors, csv.Errors, none.Errors));
    }

    [Theory]
    [InlineData("--daily and --weekly", "--daily, --weekly and --monthly exclude each other; give one of them", "--daily", "--weekly")]
    [InlineData("date", "--date is 'tomorow'; it has to be a day such as 2025-11-29, a week such as 2025-W48, a month such as 2025-11, today or yesterday", "--daily", "--date", "tomorow")]
    [InlineData("date alone", "--date goes with --daily, --weekly or --monthly; --since says from when on a report is", "--date", "today")]
    [InlineData("since", "--since does not go with --daily, --weekly and --monthly; --date says which one", "--daily", "--since", "1d")]
    [InlineData("by", "--by is 'modle'; it has to be agent, model, cli, task_type, session, task, day. Did you mean 'model'?", "--by", "modle")]
    [InlineData("markdown", "--markdown goes with --daily, --weekly, --monthly or --by", "--markdown")]
    [InlineData("forms", "--markdown excludes --json and --csv; give one of them", "--daily", "--markdown", "--json")]
    [InlineData("csv", "--csv goes with --by, whose answer is one table; reports of periods have --json and --markdown", "--daily", "--csv")]
    [InlineData("recent and by", "--recent goes with --days, and with none of --since, --daily, --weekly, --monthly, --date and --by", "--recent", "--by", "agent")]
    [InlineData("days alone", "--days goes with --recent; --since says from when on a report is", "--days", "7")]
    [InlineData("no days", "--days is 0; it has to be 1 to 3660, such as 1, 3, 7 or 30", "--recent", "--days", "0")]
    [InlineData("scalability and by", "--scalability goes with --since, and with none of --daily, --weekly, --monthly, --date, --by and --days", "--scalability", "--by", "agent")]
    [InlineData("scalability and recent", "--recent and --scalability exclude each other; give one of them", "--scalability", "--recent")]
    [InlineData("scalability markdown", "--markdown goes with --daily, --weekly, --monthly or --by", "--scalability", "--markdown")]
    [InlineData("recent csv", "--recent has text and --json; perfgen query \"from recent_records\" --csv gives rows", "--recent", "--csv")]
    public async Task WhatMakesNoSenseIsSaid(string what, string sentence, params string[] arguments)
    {
        var outcome = await Perfgen.RunAsync(_directory, ["report", .. arguments]);

        Assert.Equal((what, 2, sentence, ""), (what, outcome.ExitCode, outcome.Sentence(), outcome.Output));
    }

    /// <summary>The two days, recorded once.</summary>
    public sealed class TwoDays : IDisposable
    {
        public RecordedData Data { get; } = Swarm.OfTwoDays();

        public void Dispose() => Data.Dispose();
    }
}
