using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Inbox;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>What the documents record of sessions, tasks and agents, with their numbers.</summary>
public sealed class WorkRowsTests : IDisposable
{
    private readonly TemporaryData _data = new();
    private readonly InboxWriter _inbox;

    public WorkRowsTests() => _inbox = new InboxWriter(_data.Directory);

    [Fact]
    public void R19_TheTaskOfTheDocument()
    {
        _inbox.RecordTask(new TaskRecord
        {
            Id = "task-001",
            Agent = "expert-backend",
            StartedAt = new DateTimeOffset(2025, 11, 29, 10, 0, 0, TimeSpan.Zero),
            EndedAt = new DateTimeOffset(2025, 11, 29, 10, 1, 30, TimeSpan.Zero),
            FilesCreated = 2,
            FilesModified = 3,
            Usage = new TokenUsage { Total = 25_000 },
        });
        _data.Drain();

        Assert.Equal("task-001|expert-backend|2025-11-29T10:00:00Z|2025-11-29T10:01:30Z|90000|success|25000|2|3", _data.AskOne("""
            select task_id, agent, strftime(started_at at time zone 'UTC', '%Y-%m-%dT%H:%M:%SZ'), strftime(ended_at at time zone 'UTC', '%Y-%m-%dT%H:%M:%SZ'),
              (duration_s * 1000)::bigint, result, tokens_total, files_created, files_modified
            from tasks
            """));
    }

    [Fact]
    public void R20_EveryResultIsKeptAndTheRateLeavesOutWhatWasNotDecided()
    {
        foreach (var result in Enum.GetValues<TaskResult>())
        {
            _inbox.RecordTask(new TaskRecord { Id = $"{result}", Session = "s", Agent = "a", Result = result });
        }

        _data.Drain();

        Assert.Equal(["cancelled", "failure", "partial", "skipped", "success", "timeout"], _data.Ask("select result from tasks order by result"));
        Assert.Equal("0.25|6|2", _data.AskOne("select success_rate, tasks, tasks_completed from sessions"));
    }

    [Fact]
    public void R23_ASessionKnowsItsTimeItsToolsItsErrorsItsFilesAndItsTasks()
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        var session = journal.Context("s", agent: "a");
        var task = journal.Context("s", "t", agent: "a");
        journal.Event(EventKind.SessionStart, session, at: 0);
        journal.Event(EventKind.TaskStart, task, at: 1_000_000_000);
        journal.Fact(FactKind.Tool, task, journal.Text("edit"), 2, at: 2_000_000_000);
        journal.Fact(FactKind.Tool, session, journal.Text("grep"), 1, at: 2_000_000_000);
        journal.Fact(FactKind.Tool, task, journal.Text("edit"), 1, at: 3_000_000_000);
        journal.Fact(FactKind.Error, task, journal.Text("exit code 1"), at: 3_000_000_000);
        journal.Fact(FactKind.FileCreated, task, journal.Text("a.cs"), at: 3_000_000_000);
        journal.Fact(FactKind.FileModified, task, journal.Text("b.cs"), at: 3_000_000_000);
        journal.Fact(FactKind.FileModified, task, journal.Text("b.cs"), at: 4_000_000_000);
        journal.Event(EventKind.TaskEnd, task, at: 5_000_000_000);
        journal.Event(EventKind.SessionEnd, session, at: 10_000_000_000);
        journal.Write();
        _data.Drain();

        Assert.Equal("10|4|{edit=3, grep=1}|1|1|1|1|1|ended", _data.AskOne(
            "select duration_s, tool_uses, tools_used::varchar, errors, files_created, files_modified, tasks, tasks_completed, state from sessions"));
        Assert.Equal("[edit]|[a.cs, b.cs]|1", _data.AskOne("select tools_used::varchar, files::varchar, errors from tasks"));
    }

    [Fact]
    public void R24_TheAgentOfTheDocument()
    {
        for (var i = 0; i < 45; i++)
        {
            _inbox.RecordTask(new TaskRecord
            {
                Id = $"task-{i}",
                Agent = "expert-backend",
                Result = i < 40 ? TaskResult.Success : TaskResult.Failure,
                Duration = TimeSpan.FromMilliseconds(i % 2 == 0 ? 55_000 : i % 4 == 1 ? 54_000 : 56_000),
                Usage = new TokenUsage { Total = 25_000 },
            });
        }

        _data.Drain();

        Assert.Equal("expert-backend|45|0.89|55000|1125000", _data.AskOne("select agent, tasks, round(task_success_rate, 2), round(task_mean_s * 1000)::bigint, tokens_total from agents"));
    }

    [Fact]
    public void R18_WhatWasAssessedByHandIsToldFromWhatWasRecordedAutomatically()
    {
        _inbox.RecordTask(new TaskRecord { Id = "auto" });
        _inbox.RecordTask(new TaskRecord { Id = "manual", IsManual = true });
        _data.Drain();

        Assert.Equal(["auto|auto", "manual|manual"], _data.Ask("select task_id, origin from tasks order by task_id"));
    }

    [Fact]
    public void R26_AnIdThatComesBackIsAnotherTaskAndWhatIsSaidBelongsToTheOneThatRanThen()
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        var task = journal.Context("s", "task-001", model: "gpt-4o");
        for (var day = 0; day < 3; day++)
        {
            var at = day * 86_400_000_000_000;
            journal.Event(EventKind.TaskStart, task, at);
            journal.Fact(FactKind.Note, task, journal.Text($"day {day}"), at: at + 1_000_000);
            journal.Usage(task, journal.Tokens(100 + day, 0, -1, -1, -1), at: at + 1_000_000);
            journal.Value(journal.Metric("files_created", "count"), day + 1, at + 1_000_000, task);
            journal.Call(journal.Site("Work"), at: at + 1_000_000, context: task);
            journal.Event(EventKind.TaskEnd, task, at + ((day + 1) * 1_000_000_000L), day == 1 ? TaskResult.Failure : TaskResult.Success);
        }

        journal.Write();
        _data.Drain(2);

        Assert.Equal(["0|success|1|[day 0]|100|1|1", "1|failure|2|[day 1]|101|2|1", "2|success|3|[day 2]|102|3|1"],
            _data.Ask("select part, result, duration_s, notes::varchar, tokens_total, files_created, calls from tasks order by part"));
        Assert.Equal("3|303|6", _data.AskOne("select tasks, tokens_total, files_created from sessions"));
    }

    [Fact]
    public void R26_ATaskThatWasBegunAgainWithoutAnEndIsOne()
    {
        _inbox.StartTask(new TaskRecord { Id = "t", Agent = "a" });
        _inbox.StartTask(new TaskRecord { Id = "t", Priority = TaskPriority.Critical });
        _inbox.EndTask(new TaskRecord { Id = "t" });
        _inbox.EndTask(new TaskRecord { Id = "t", Result = TaskResult.Partial });
        _data.Drain();

        Assert.Equal("t|a|partial|critical", _data.AskOne("select task_id, agent, result, priority from tasks"));
    }

    [Fact]
    public void ATaskOfAnInboxRunsUntilNothingIsHeardOfItForADay()
    {
        _inbox.StartTask(new TaskRecord { Id = "old", StartedAt = DateTimeOffset.UtcNow.AddHours(-25) });
        _inbox.StartTask(new TaskRecord { Id = "new", StartedAt = DateTimeOffset.UtcNow.AddHours(-23) });
        _data.Drain();

        Assert.Equal(["new|null", "old|unfinished"], _data.Ask("select task_id, result from tasks order by task_id"));
    }

    public void Dispose() => _data.Dispose();
}
