using System.Diagnostics;
using PerfGen.Query.Questions;
using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Query.Tests.Reporting;

/// <summary>What is recorded, and reported, by a process whose settings switch something off.</summary>
public sealed class SwitchTests
{
    [Theory]
    [InlineData("PERFGEN_ENABLED", "select count(*) from calls", 161, 0)]
    [InlineData("PERFGEN_TOKENS_TRACK_USAGE", "select count(*) from token_usage", 40, 0)]
    [InlineData("PERFGEN_TASKS_ENABLED", "select count(*) from tasks", 80, 0)]
    [InlineData("PERFGEN_TASKS_TRACK_DURATION", "select count(duration_s) from tasks", 80, 0)]
    [InlineData("PERFGEN_TASKS_TRACK_RESULT", "select count(result) from tasks where ended_at is not null", 80, 0)]
    [InlineData("PERFGEN_SESSION_DURATION", "select count(duration_s) from sessions", 2, 0)]
    public void D11_WhatIsSwitchedOffIsNotRecorded(string variable, string question, long on, long off)
    {
        Assert.Equal((on, off), (Ask(null, question), Ask(variable, question)));
    }

    [Theory]
    [InlineData("track_per_agent", PeriodKind.Daily, true)]
    [InlineData("track_per_agent", PeriodKind.Weekly, true)]
    [InlineData("aggregate_daily", PeriodKind.Daily, true)]
    [InlineData("aggregate_daily", PeriodKind.Weekly, false)]
    public async Task D11_AgentsCanBeLeftOutOfReports(string name, PeriodKind kind, bool areLeftOut)
    {
        using var data = Swarm.OfTwoDays();
        var period = ReportPeriod.Of(kind, new DateOnly(2025, 11, 29), TimeZoneInfo.Utc);
        Assert.NotEmpty((await PeriodReport.LoadAsync(data.Directory, period)).Agents);

        await File.WriteAllTextAsync(Path.Combine(data.Directory.Path, "perfgen.json"), $$"""{ "metrics": { "agents": { "{{name}}": false } } }""");

        Assert.Equal(areLeftOut, (await PeriodReport.LoadAsync(data.Directory, period)).Agents.Count == 0);
    }

    [Fact]
    public async Task D11_TheCountOfTasksCanBeLeftOutOfReports()
    {
        using var data = Swarm.OfTwoDays();
        await File.WriteAllTextAsync(Path.Combine(data.Directory.Path, "perfgen.json"), """{ "metrics": { "session": { "tasks_completed": false } } }""");

        using var output = new MemoryStream();
        PeriodJson.Write(output, await PeriodReport.LoadAsync(data.Directory, ReportPeriod.Of(PeriodKind.Daily, new DateOnly(2025, 11, 29), TimeZoneInfo.Utc)));

        var json = System.Text.Encoding.UTF8.GetString(output.ToArray());
        Assert.DoesNotContain("tasks_completed", json, StringComparison.Ordinal);
        Assert.Contains("\"success_rate\": 0.92", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResultsThatAreNotRecordedLeaveTasksCounted()
    {
        using var data = new RecordedData();
        Record(data, "PERFGEN_TASKS_TRACK_RESULT");

        var rows = await WorkGroupReport.LoadAsync(data.Directory, WorkGrouping.TaskType);

        Assert.Equal((80, null), (rows.Sum(static row => row.Tasks), rows[0].SuccessRate));
    }

    private static long Ask(string? variable, string question)
    {
        using var data = new RecordedData();
        Record(data, variable);
        return data.Directory.Exists && File.Exists(data.Directory.DatabaseFile) ? StoredCall.Read(data.Directory, question, static row => StoredCall.Whole(row[0])!.Value)[0] : 0;
    }

    private static void Record(RecordedData data, string? variable)
    {
        var start = data.Writer("scenario=agents");
        if (variable is not null)
        {
            start.Environment[variable] = "0";
        }

        using var writer = Process.Start(start)!;
        writer.StandardOutput.ReadToEnd();
        writer.WaitForExit();
        Assert.Equal(0, writer.ExitCode);
        data.Drain();
    }
}
