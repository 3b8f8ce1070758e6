using PerfGen.Runtime.Journal.Inbox;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>What short processes append is in the database once, whatever happens to them.</summary>
public sealed class InboxTests : IDisposable
{
    private readonly TemporaryData _data = new();
    private readonly InboxWriter _inbox;

    public InboxTests() => _inbox = new InboxWriter(_data.Directory);

    [Fact]
    public void ATaskToldAtOnceIsOneRowWithAllThatWasSaid()
    {
        _inbox.RecordTask(new TaskRecord
        {
            Id = "task-001",
            Session = "sess-001",
            Agent = "expert-backend",
            Type = "refactoring",
            Model = "GLM 4.6",
            Cli = "Claude Code",
            EndedAt = new DateTimeOffset(2025, 11, 29, 10, 1, 30, TimeSpan.Zero),
            Duration = TimeSpan.FromMilliseconds(90_000),
            QueueTime = TimeSpan.FromSeconds(2.5),
            Priority = TaskPriority.High,
            Complexity = TaskComplexity.Complex,
            Description = "Improve authentication module",
            Approach = "test first",
            FilesCreated = 2,
            FilesModified = 3,
            LinesChanged = 150,
            UserSatisfaction = 90,
            QualityImprovement = 10,
            FollowedBestPractices = true,
            UpdatedDocumentation = false,
            Tools = ["grep", "edit", "grep"],
            Skills = ["skill1"],
            Delegations = ["agent1"],
            Issues = ["issue1"],
            Recommendations = ["rec1"],
            Notes = ["a note"],
            Usage = new TokenUsage { Total = 25_000 },
        });

        Assert.Equal(14 + 2 + 1, _data.Drain().Events); // facts, begin and end, tokens

        Assert.Equal(
            "task-001|sess-001|expert-backend|glm-4.6|claude-code|refactoring|success|high|90|2.5|25000|null|unknown|2|3|150",
            _data.AskOne("""
                select task_id, session_id, agent, model, cli, task_type, result, priority, duration_s, queue_time_s, tokens_total, cost, cost_origin,
                  files_created, files_modified, lines_changed
                from tasks
                """));
        Assert.Equal(
            "2025-11-29 10:00:00+00|2025-11-29 10:01:30+00|Improve authentication module|complex|test first|True|False|90|10|[grep, edit]|[skill1]|[agent1]|[issue1]|[rec1]|[a note]|auto",
            _data.AskOne("""
                select started_at::varchar, ended_at::varchar, description, complexity, approach_taken, best_practices_followed, documentation_updated, user_satisfaction,
                  quality_improvement, tools_used::varchar, skills_used::varchar, agents_delegated::varchar, issues_found::varchar, recommendations::varchar, notes::varchar, origin
                from tasks
                """));
        Assert.Equal("2", _data.AskOne("select value from notes where kind = 'tool' and text = 'grep'"));
        Assert.Equal("GLM 4.6|Claude Code", _data.AskOne("select model_said, cli_said from store.contexts"));
    }

    [Fact]
    public void TheSameIdTwiceIsTwoTasks()
    {
        for (var day = 1; day <= 3; day++)
        {
            _inbox.RecordTask(new TaskRecord { Id = "task-001", Agent = "a", Duration = TimeSpan.FromSeconds(day), Usage = new TokenUsage { Total = 100 * day } });
        }

        _data.Drain();

        Assert.Equal(["task-001|1|100", "task-001|2|200", "task-001|3|300"], _data.Ask("select task_id, duration_s, tokens_total from tasks order by duration_s"));
    }

    [Fact]
    public void NothingIsTakenTwiceAndWhatIsAppendedLaterIsTakenLater()
    {
        Record("a", 1);
        Assert.Equal(1, _data.Drain().Metrics);
        Assert.Equal(0, _data.Drain().Metrics);
        Record("b", 2);
        Assert.Equal(1, StoreStatus.Read(_data.Directory).Waiting);
        Assert.Equal(1, _data.Drain().Metrics);
        Assert.Equal(0, StoreStatus.Read(_data.Directory).Waiting);

        Assert.Equal(["a|1", "b|2"], _data.Ask("select name, value from metrics order by name"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void BatchesOfAnySizeTakeEachRecordOnce(int rows)
    {
        for (var i = 0; i < 20; i++)
        {
            _inbox.RecordMetrics([new MetricValue("m", i, "count"), new MetricValue("n", i, "count")], new WorkContext { Session = "s" });
        }

        _data.Drain(rows);

        Assert.Equal("20|20|40", _data.AskOne("select count(*) filter (name = 'm'), count(*) filter (name = 'n'), count(distinct (source, seq)) from metrics"));
    }

    [Fact]
    public void ATailThatWasTornIsWrittenBehindAndTheRestIsRead()
    {
        Record("before", 1);
        var path = File();
        var whole = System.IO.File.ReadAllBytes(path);
        Record("torn", 2);
        var bytes = System.IO.File.ReadAllBytes(path);
        for (var rest = whole.Length + 1; rest < bytes.Length; rest += 7)
        {
            // As a process leaves it that was killed in the middle of its write.
            System.IO.File.WriteAllBytes(path, bytes[..rest]);
            var inbox = Assert.Single(InboxReader.OpenAll(_data.Directory.JournalFolder).Inboxes);
            Assert.Single(inbox.Read(0));
            Assert.True(inbox.IsTorn);
        }

        _data.Drain();
        Record("after", 3);
        var result = _data.Drain();

        Assert.Equal(["after|3", "before|1"], _data.Ask("select name, value from metrics order by name"));
        Assert.Contains(result.Problems, problem => problem.Contains("is damaged", StringComparison.Ordinal));
    }

    [Fact]
    public void ABitThatFlippedCostsItsFrameAndNoOther()
    {
        Record("first", 1);
        var start = System.IO.File.ReadAllBytes(File()).Length;
        Record("second", 2);
        Record("third", 3);
        var bytes = System.IO.File.ReadAllBytes(File());
        bytes[start + 30] ^= 4;
        System.IO.File.WriteAllBytes(File(), bytes);

        _data.Drain();

        Assert.Equal(["first", "third"], _data.Ask("select name from metrics order by name"));
    }

    [Fact]
    public void TheFileOfAnHourThatIsOverIsDeletedOnceItIsInTheDatabaseAndNotBefore()
    {
        Record("a", 1);
        var past = Path.Combine(_data.Directory.JournalFolder, "inbox-2026010203.box");
        System.IO.File.Move(File(), past);
        Record("b", 2);

        _data.Drain();

        Assert.False(System.IO.File.Exists(past));
        Assert.True(System.IO.File.Exists(File()));
        Assert.Equal("2", _data.AskOne("select count(*) from metrics"));
        Assert.Equal("1|1", _data.AskOne("select count(*) filter (complete), count(*) filter (not complete) from store.inboxes"));
    }

    [Fact]
    public void WhoeverHasAFileOpenThatIsDeletedMeanwhileWritesIntoANewOne()
    {
        // The file is sealed under its lock before it is deleted: an appender that was waiting for that lock sees so, and makes another.
        Record("a", 1);
        var path = File();
        var bytes = System.IO.File.ReadAllBytes(path);
        bytes[24] = 1;
        System.IO.File.WriteAllBytes(path, bytes);

        Record("b", 2);

        Assert.Equal(2, Directory.GetFiles(_data.Directory.JournalFolder, "inbox-*.box").Length);
        _data.Drain();
        Assert.Equal("2", _data.AskOne("select count(*) from metrics"));
    }

    [Fact]
    public void AnInboxThatComesBackFromABackupIsNotTakenAgain()
    {
        Record("a", 1);
        var copy = System.IO.File.ReadAllBytes(File());
        _data.Drain();
        System.IO.File.WriteAllBytes(Path.Combine(_data.Directory.JournalFolder, "inbox-2026010203.box"), copy);
        System.IO.File.Delete(File());

        _data.Drain();

        Assert.Equal("1", _data.AskOne("select count(*) from metrics"));
    }

    [Fact]
    public void AForeignFileIsReportedAndLeft()
    {
        var foreign = Path.Combine(_data.Directory.JournalFolder, "inbox-2026010203.box");
        System.IO.File.WriteAllText(foreign, new string('x', 100));
        Record("a", 1);

        var result = _data.Drain();

        Assert.Contains(result.Problems, problem => problem.Contains("is not an inbox", StringComparison.Ordinal));
        Assert.True(System.IO.File.Exists(foreign));
        Assert.Equal("1", _data.AskOne("select count(*) from metrics"));
    }

    [Fact]
    public async Task ThreadsThatAppendAtOnceLoseNothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < 50; i++)
            {
                new InboxWriter(_data.Directory).RecordMetrics([new MetricValue("n", i, "count")], new WorkContext { Agent = $"w{writer}" });
            }
        })));

        _data.Drain();

        Assert.Equal("400|400", _data.AskOne("select count(*), count(distinct (agent, value)) from metrics"));
    }

    public void Dispose() => _data.Dispose();

    private void Record(string metric, double value) => _inbox.RecordMetrics([new MetricValue(metric, value, "count")], new WorkContext());

    private string File() => Assert.Single(Directory.GetFiles(_data.Directory.JournalFolder, "inbox-*.box"), static path => !path.Contains("2026010203", StringComparison.Ordinal));
}
