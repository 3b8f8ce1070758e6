using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Work;

namespace PerfGen.Runtime.Tests;

/// <summary>What is said about sessions and tasks in code, in the environment, and what may be said at all.</summary>
public sealed class WorkTests
{
    [Theory]
    [InlineData("ANTHROPIC_MODEL")]
    [InlineData("CLAUDE_MODEL")]
    [InlineData("MODEL_NAME")]
    [InlineData("GLM_MODEL")]
    [InlineData("ZHIPU_MODEL")]
    [InlineData("OPENAI_MODEL")]
    public void R17_TheModelIsWhatModelClientsAreTold(string variable)
    {
        Assert.Equal("glm-4.6", Environment((variable, "glm-4.6")).Model);
        Assert.Equal("mine", Environment((variable, "glm-4.6"), ("PERFGEN_MODEL", "mine")).Model);
    }

    [Fact]
    public void R17_TheFirstOfThemCountsAndWhereNobodySaysAnythingTheModelIsUnknown()
    {
        Assert.Equal("first", Environment(("OPENAI_MODEL", "last"), ("ANTHROPIC_MODEL", "first")).Model);
        Assert.Null(Environment().Model);
        Assert.Null(Environment(("ANTHROPIC_MODEL", "")).Model);
    }

    [Theory]
    [InlineData("CLAUDECODE", "claude-code")]
    [InlineData("GEMINI_CLI", "gemini-cli")]
    [InlineData("CURSOR_AGENT", "cursor")]
    public void TheToolIsTheOneWhoseMarkIsSet(string variable, string cli)
    {
        Assert.Equal(cli, Environment((variable, "1")).Cli);
        Assert.Equal("mine", Environment((variable, "1"), ("PERFGEN_CLI", "mine")).Cli);
    }

    [Theory]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "4bf92f3577b34da6a3ce929d0e0e4736")]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01", null)]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01", null)]
    [InlineData("4bf92f3577b34da6a3ce929d0e0e4736", null)]
    [InlineData("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", null)]
    public void WithoutASessionTheTraceIsTheSession(string traceParent, string? session)
    {
        Assert.Equal(session, Environment(("TRACEPARENT", traceParent)).Session);
        Assert.Equal("s", Environment(("TRACEPARENT", traceParent), ("PERFGEN_SESSION", "s")).Session);
    }

    [Fact]
    public void AVariableThatCannotBeRecordedCountsAsNotSetAndIsSaid()
    {
        var read = WorkEnvironment.Read(name => name == "PERFGEN_TASK" ? new string('x', 256) : null, out var objections);

        Assert.Null(read.Task);
        Assert.Equal("PERFGEN_TASK has 256 characters, and may have 255", Assert.Single(objections));
    }

    [Fact]
    public void AChildIsHandedTheContextOfTheRunningCodeAndNothingThatIsOver()
    {
        var child = new Dictionary<string, string?> { ["PERFGEN_TASK"] = "of-the-parents-own-start", ["PERFGEN_CLI"] = "old" };
        using (Perf.BeginSession("s", agent: "a", model: "m"))
        {
            Perf.PassTo(child);
        }

        Assert.Equal(new Dictionary<string, string?> { ["PERFGEN_SESSION"] = "s", ["PERFGEN_AGENT"] = "a", ["PERFGEN_MODEL"] = "m" }, child);
    }

    [Fact]
    public void AChildIsHandedTheRunningCallAndNoOther()
    {
        var child = new Dictionary<string, string?> { ["PERFGEN_PARENT"] = "old" };
        Perf.PassTo(child);
        Assert.False(child.ContainsKey("PERFGEN_PARENT"));

        var site = RecordedCalls.NewSite();
        var call = Generated.V1.Recorder.Enter(site);
        Perf.PassTo(child);
        call.Exit();

        var recorded = RecordedCalls.Single(site);
        var source = PerfGen.Runtime.Journal.Reading.OwnJournal.Source;
        Assert.Equal($"{source:N}-{recorded.Record.Seq}", child["PERFGEN_PARENT"]);
        Assert.Equal(child["PERFGEN_PARENT"], TraceLink.Sound(child["PERFGEN_PARENT"]));
        Assert.StartsWith($"00-{source:N}-", child["TRACEPARENT"], StringComparison.Ordinal);
        Assert.Equal(source.ToString("N"), WorkEnvironment.TraceOf(child["TRACEPARENT"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0193f0a0b0c07000800000000000000a")]
    [InlineData("0193f0a0b0c07000800000000000000a-")]
    [InlineData("0193f0a0b0c07000800000000000000a-0")]
    [InlineData("0193f0a0b0c07000800000000000000a--5")]
    [InlineData("0193f0a0b0c07000800000000000000x-5")]
    public void WhatNamesNoCallIsNoParent(string? parent) => Assert.Null(TraceLink.Sound(parent));

    [Fact]
    public void WhatIsSaidAboutATaskIsRecordedInItsContext()
    {
        var id = Guid.NewGuid().ToString();
        using (Perf.BeginTask("outer-" + id))
        using (var task = Perf.BeginTask(id, priority: TaskPriority.High, queueTime: TimeSpan.FromSeconds(2), description: "do it"))
        {
            task.Notes.UsedTool("grep", 3);
            Perf.Notes.UsedSkill("skill");
            Perf.Notes.Tag("branch", "main");
            task.Notes.ChangedLines(12);
            Perf.RecordUsage(new TokenUsage { Prompt = 10, Completion = 5, CacheRead = 4, Cost = 0.25m, Model = "gpt-4o", MessageId = "msg_01234567" });
            task.Complete();
        }

        var said = RecordedCalls.All().Where(record => record.Context?.Task == id).ToArray();
        Assert.Equal(
            [FactKind.ParentTask, FactKind.Priority, FactKind.QueueTime, FactKind.Description, FactKind.Tool, FactKind.Skill, FactKind.Tag],
            said.Where(static record => record.Record.Kind == SlotKind.Fact).Select(static record => record.Record.Fact));
        Assert.Equal(3, said.Single(static record => record.Record is { Kind: SlotKind.Fact, Fact: FactKind.Tool }).Record.Value);
        Assert.Equal(12, said.Single(static record => record.Metric?.Name == "lines_changed").Record.Value);
        var usage = Assert.Single(said, static record => record.Record.Kind == SlotKind.Usage).Record;
        Assert.False(usage.IsCumulative);
        Assert.NotEqual(0ul, usage.Continuation);
    }

    [Fact]
    public void R19_ATaskToldAtOnceTookExactlyWhatWasSaid()
    {
        var id = Perf.RecordTask(new TaskRecord { Agent = "expert-backend", Duration = TimeSpan.FromMilliseconds(90_000), Result = TaskResult.Partial, Usage = new TokenUsage { Total = 25_000 } });

        var events = RecordedCalls.Events(id!);
        Assert.Equal([EventKind.TaskStart, EventKind.TaskEnd], events.Select(static e => e.Record.Event));
        Assert.Equal(90_000_000_000, events[1].StartedUtcNanoseconds - events[0].StartedUtcNanoseconds);
        Assert.Equal(TaskResult.Partial, events[1].Record.Result);
        Assert.NotNull(events[0].Context!.Run);
        Assert.Equal(25_000, RecordedCalls.All().Single(record => record.Record.Kind == SlotKind.Usage && record.Context?.Task == id).Record.TokensTotal);
    }

    [Fact]
    public void R41_IdsOfTasksAreUniqueWithinASecond()
    {
        // A million in some tenths of a second; each record of a task draws one.
        var ids = new HashSet<Guid>();
        for (var i = 0; i < 1_000_000; i++)
        {
            Assert.True(ids.Add(Guid.CreateVersion7()));
        }
    }

    public static TheoryData<TaskRecord, string> BadTasks => new()
    {
        { new TaskRecord { Id = "" }, "the task's id is empty" },
        { new TaskRecord { Id = new string('x', 256) }, "the task's id has 256 characters, and may have 255" },
        { new TaskRecord { FilesCreated = -1 }, "files created are -1; the least is 0" },
        { new TaskRecord { UserSatisfaction = double.NaN }, "the user's satisfaction is NaN; it can be 0 to 100" },
        { new TaskRecord { QualityImprovement = 101 }, "the quality improvement is 101; it can be -100 to 100" },
        { new TaskRecord { Duration = TimeSpan.FromSeconds(-1) }, "the duration is -00:00:01; it can be 0 to 3660 days" },
        { new TaskRecord { Issues = ["a", " "] }, "an issue is empty" },
        { new TaskRecord { Tags = [new("", "x")] }, "a tag's name is empty" },
        { new TaskRecord { Metrics = [new MetricValue("test_coverage", 1, "seconds")] }, "'test_coverage' is in percent, which 'seconds' cannot be converted to" },
        { new TaskRecord { Usage = new TokenUsage { Prompt = 10, CacheRead = 11 } }, "11 tokens of cache reads and 0 of cache writes are more than the prompt's 10, which counts them too" },
        { new TaskRecord { Usage = new TokenUsage { Completion = 1, Reasoning = 2 } }, "2 tokens of reasoning are more than the completion's 1, which counts them too" },
        { new TaskRecord { Usage = new TokenUsage { Prompt = 1, Completion = 1, Total = 3 } }, "the total is 3, but prompt and completion make 2" },
        { new TaskRecord { Usage = new TokenUsage { Prompt = -1 } }, "the prompt tokens are -1; they can be 0 to 2147483647" },
        { new TaskRecord { Usage = new TokenUsage() }, "neither tokens nor a cost are given" },
    };

    [Theory]
    [MemberData(nameof(BadTasks))]
    public void ATaskWithAnythingThatCannotBeRecordedIsNotRecordedAndCounted(TaskRecord task, string objection)
    {
        Assert.StartsWith(objection, WorkChecks.OfTask(task), StringComparison.Ordinal);
        var rejected = Perf.Rejected;

        Assert.Null(Perf.RecordTask(task));

        Assert.True(Perf.Rejected > rejected);
    }

    [Theory]
    [InlineData("success", TaskResult.Success)]
    [InlineData("completed", TaskResult.Success)]
    [InlineData("Done", TaskResult.Success)]
    [InlineData("failed", TaskResult.Failure)]
    [InlineData("partial", TaskResult.Partial)]
    [InlineData("timed-out", TaskResult.Timeout)]
    [InlineData("TIMEOUT", TaskResult.Timeout)]
    [InlineData("canceled", TaskResult.Cancelled)]
    [InlineData("skipped", TaskResult.Skipped)]
    public void R20_ResultsAreReadInTheWordsOfOtherToolsToo(string word, TaskResult result)
    {
        Assert.True(WorkWords.TryParse(word, out TaskResult read));
        Assert.Equal(result, read);
        Assert.True(WorkWords.TryParse(WorkWords.Of(result), out read));
        Assert.Equal(result, read);
        Assert.False(WorkWords.TryParse("sucess", out read));
    }

    [Fact]
    public void TheWordsAreThoseOfTheMembers()
    {
        Assert.Equal(Enum.GetNames<TaskResult>().Select(static name => name.ToLowerInvariant()), WorkWords.ResultWords);
        Assert.Equal(Enum.GetNames<TaskPriority>().Select(static name => name.ToLowerInvariant()), WorkWords.PriorityWords);
        Assert.Equal(Enum.GetNames<TaskComplexity>().Select(static name => name.ToLowerInvariant()), WorkWords.ComplexityWords);
    }

    private static WorkContext Environment(params (string Name, string Value)[] variables) =>
        WorkEnvironment.Read(name => variables.FirstOrDefault(variable => variable.Name == name).Value, out _);
}
