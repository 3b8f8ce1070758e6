using PerfGen.Query.Questions;
using PerfGen.Runtime;

namespace PerfGen.Analysis.Tests.Recording;

/// <summary>Tasks with their scores on their way through the journal into the database.</summary>
[Collection(OwnDirectory.Counted)]
public sealed class TaskRecorderTests
{
    private static readonly TaskData Full = new()
    {
        TaskType = "refactoring",
        Description = "Improve authentication module",
        Complexity = TaskComplexity.Complex,
        Duration = 180,
        Success = true,
        SkillsUsed = ["code-analysis", "quality-standards"],
        AgentsDelegated = ["code-analyzer"],
        FilesModified = 3,
        LinesChanged = 150,
        QualityImprovement = 10,
        IssuesFound = ["issue1"],
        Recommendations = ["rec1", "rec2"],
        BestPracticesFollowed = false,
        DocumentationUpdated = true,
    };

    [Fact]
    public async Task R14_AllFourteenFieldsAndTheScoresAreStored()
    {
        var id = new TaskRecorder().RecordTaskPerformance(Full, "Claude Sonnet 4.5");

        var row = Assert.Single(await EndedTaskRow.LoadAsync(OwnDirectory.Drained(), task: id));
        Assert.Equal(("refactoring", "Improve authentication module", "success", "auto"), (row.TaskType, row.Description, row.Result, row.Origin));
        Assert.Equal((180.0, 150, 10.0), (Math.Round(row.DurationSeconds!.Value, 6), row.LinesChanged, row.QualityImprovement));
        Assert.Equal((false, true), (row.BestPracticesFollowed, row.DocumentationUpdated));
        Assert.Equal(["code-analysis", "quality-standards"], row.Skills);
        Assert.Equal(["code-analyzer"], row.Delegations);
        var scores = TaskScorer.Score(Full.Facts);
        Assert.Equal((scores.Quality.Value, scores.PerformanceIndex.Value), (row.QualityScore, row.PerformanceIndex));
        var others = Stored.Read("select complexity, files_modified, issues_found, recommendations, model, passed from tasks where task_id = '" + id + "'");
        Assert.Equal(["complex", 3L, "issue1", "rec1, rec2", true], new[] { others[0], others[1], others[2], others[3], others[5] });
        Assert.NotNull(others[4]);
    }

    [Fact]
    public async Task R41_TheKindIsToldFromTheDescriptionAndKeptBesideWhatWasSaid()
    {
        var recorder = new TaskRecorder();
        var classified = recorder.RecordTaskPerformance(new TaskData { Description = "address the error" });
        var named = recorder.RecordTaskPerformance(new TaskData { TaskType = "bug-fix", Description = "add a test", IsManual = true });

        var directory = OwnDirectory.Drained();
        Assert.Equal("debugging", Assert.Single(await EndedTaskRow.LoadAsync(directory, task: classified)).TaskType);
        var row = Assert.Single(await EndedTaskRow.LoadAsync(directory, task: named));
        Assert.Equal(("debugging", "manual"), (row.TaskType, row.Origin));
        Assert.StartsWith("debugging-", named, StringComparison.Ordinal);
        Assert.Equal("bug-fix", Stored.Read($"select text from notes where task_id = '{named}' and name = 'task_type_said'")[0]);
    }

    [Fact]
    public void WhatCannotBeRecordedIsCountedAndDoesNotThrow()
    {
        var before = Perf.Rejected;
        var recorder = new TaskRecorder();

        Assert.Null(recorder.RecordTaskPerformance(Full with { Duration = -1 }));
        Assert.Null(recorder.RecordTaskPerformance(Full with { CodeQuality = 101 }));
        Assert.Null(recorder.RecordTaskPerformance(Full with { SkillsUsed = [""] }));
        Assert.Null(recorder.RecordTaskPerformance(Full with { QualityImprovement = 200 }));

        Assert.Equal(4, Perf.Rejected - before);
    }

    [Fact]
    public void R40_AnObserverReceivesTheRecordWithWhatItMeans()
    {
        var recorder = new TaskRecorder();
        var seen = new Seen();
        using var subscription = recorder.Subscribe(seen);

        var id = recorder.RecordTaskPerformance(Full with { TaskType = "analysis", ToolsUsed = ["grep", "grep"] }, "model-x");

        var one = Assert.Single(seen.Assessments);
        Assert.Equal((id, "analysis", "model-x", RecordKind.Auto), (one.AssessmentId, one.TaskType, one.Model, one.Kind));
        Assert.Equal(TaskScorer.Score(Full.Facts).PerformanceIndex.Value, one.Scores.PerformanceIndex.Value);
        Assert.Equal((10.0, Rating.Excellent), (one.QualityImprovement, one.EfficiencyRating));
        Assert.Equal(("model-x", 1, Advice.CannotTell), (one.ModelEffectiveness!.Name, one.ModelEffectiveness.Uses, one.ModelEffectiveness.Advice));
        Assert.Equal(["code-analysis", "grep", "quality-standards"], one.ToolEffectiveness.Select(static effect => effect.Name).Order());
    }

    [Fact]
    public void R40_AnObserverThatThrowsOrHasEndedDisturbsNobody()
    {
        var recorder = new TaskRecorder();
        var seen = new Seen();
        var ended = recorder.Subscribe(new Seen { Throws = true });
        using var other = recorder.Subscribe(seen);

        Assert.NotNull(recorder.RecordTaskPerformance(Full));
        ended.Dispose();
        Assert.NotNull(recorder.RecordTaskPerformance(Full));

        Assert.Equal(2, seen.Assessments.Count);
    }

    [Fact]
    public void Q5_ImprovementIsOverTheMeanOfEarlierTasksOfTheKindWhereNobodySaysIt()
    {
        var recorder = new TaskRecorder();
        var seen = new Seen();
        using var subscription = recorder.Subscribe(seen);
        var data = new TaskData { TaskType = "testing", Description = "x", Duration = 60 };
        for (var i = 0; i < 3; i++)
        {
            recorder.RecordTaskPerformance(data);
        }

        recorder.RecordTaskPerformance(data with { DocumentationUpdated = true });

        Assert.Equal([null, null, null], seen.Assessments.Take(3).Select(static one => one.QualityImprovement));
        var (before, after) = (seen.Assessments[0].Scores.Quality.Value!.Value, seen.Assessments[3].Scores.Quality.Value!.Value);
        Assert.Equal(after - before, seen.Assessments[3].QualityImprovement!.Value, 9);
        Assert.True(after > before);
    }

    [Fact]
    public async Task R14_TheSummaryOfThirtyDaysHasFiguresByKindAndModel()
    {
        var recorder = new TaskRecorder();
        for (var i = 0; i < 4; i++)
        {
            recorder.RecordTaskPerformance(new TaskData { TaskType = "validation", Description = "check", Duration = 30, Success = i > 0 }, "summary-model");
        }

        var summary = await recorder.GetPerformanceSummaryAsync();

        Assert.Equal(30, summary.Days);
        var model = Assert.Single(summary.ByModel, static row => row.Name == "summary-model");
        Assert.Equal((4, 0.75), (model.Tasks, model.SuccessRate));
        Assert.Contains(summary.ByTaskType, static row => row.Name == "validation");
        Assert.Equal(summary.Tasks, summary.ByModel.Sum(static row => row.Tasks));
        Assert.Equal(summary.Tasks, summary.AutoGenerated + summary.ManualAssessments);
        Assert.NotEqual(Health.Unknown, summary.Health);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => recorder.GetPerformanceSummaryAsync(0));
    }

    [Fact]
    public async Task R14_TwoRecordersOfOneProcessRecordIntoDirectoriesOfTheirOwn()
    {
        var folder = Directory.CreateTempSubdirectory("perfgen-own-");
        try
        {
            var (one, other) = (new DataDirectory(Path.Combine(folder.FullName, "one")), new DataDirectory(Path.Combine(folder.FullName, "other")));
            Directory.CreateDirectory(other.Path);
            await File.WriteAllTextAsync(Path.Combine(other.Path, "perfgen.json"), """{ "scoring": { "mode": "compat" } }""");
            using var session = Perf.BeginSession("of-both", agent: "a");

            var (first, second) = (new TaskRecorder(directory: one), new TaskRecorder(directory: other));
            var id = first.RecordTaskPerformance(Full, "m");
            second.RecordTaskPerformance(Full);
            second.RecordTaskPerformance(Full);

            Assert.Equal((1, 2), ((await first.GetPerformanceSummaryAsync()).Tasks, (await second.GetPerformanceSummaryAsync()).Tasks));
            var row = Assert.Single(await EndedTaskRow.LoadAsync(one, task: id));
            Assert.Equal(("a", "m", TaskScorer.Score(Full.Facts).Quality.Value), (row.Agent, row.Model, row.QualityScore));
            Assert.Equal(100, (await EndedTaskRow.LoadAsync(other))[0].QualityScore);
            Assert.Empty(await EndedTaskRow.LoadAsync(OwnDirectory.Drained(), task: id));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task WhatWasRecordedBeforeCanBeLearned()
    {
        var earlier = new TaskRecorder();
        for (var i = 0; i < 3; i++)
        {
            earlier.RecordTaskPerformance(new TaskData { TaskType = "optimization", Description = "faster", Duration = 60, SkillsUsed = ["profiling"] });
        }

        var recorder = new TaskRecorder();
        var seen = new Seen();
        using var subscription = recorder.Subscribe(seen);
        await recorder.LearnAsync(OwnDirectory.Drained());
        recorder.RecordTaskPerformance(new TaskData { TaskType = "optimization", Description = "faster", Duration = 60, SkillsUsed = ["profiling"] });

        Assert.Equal((4, 0.0), (seen.Assessments[0].ToolEffectiveness[0].Uses, Math.Round(seen.Assessments[0].QualityImprovement!.Value, 9)));
    }

    [Theory]
    [InlineData("""{ "task_type": "refactoring", "description": "d", "complexity": "simple", "duration": 120, "success": false, "skills_used": ["a"], "files_modified": 3 }""", null)]
    [InlineData("""{ "task_typ": "x" }""", "task data has no 'task_typ'; did you mean 'task_type'?")]
    [InlineData("""{ "duration": "long" }""", "task data has 'duration' as \"long\", which it cannot be")]
    [InlineData("""{ "complexity": "hard" }""", "task data has 'complexity' as \"hard\", which it cannot be: it is simple, medium, complex")]
    [InlineData("""{ "skills_used": "a" }""", "task data has 'skills_used' as \"a\", which it cannot be")]
    [InlineData("[]", "task data is an object")]
    [InlineData("{", "task data is no JSON")]
    public void R14_TaskDataIsReadFromJsonWithTheDocumentsNames(string json, string? fault)
    {
        if (fault is not null)
        {
            Assert.StartsWith(fault, Assert.Throws<FormatException>(() => TaskDataJson.Parse(json)).Message, StringComparison.Ordinal);
            return;
        }

        var task = TaskDataJson.Parse(json);
        Assert.Equal(("refactoring", TaskComplexity.Simple, 120.0, false, 3L), (task.TaskType, task.Complexity, task.Duration, task.Success, task.FilesModified));
        Assert.True(task.BestPracticesFollowed);
        Assert.Empty(task.IssuesFound);
    }

    private sealed class Seen : IObserver<TaskAssessment>
    {
        public List<TaskAssessment> Assessments { get; } = [];

        public bool Throws { get; init; }

        public void OnNext(TaskAssessment value)
        {
            if (Throws)
            {
                throw new InvalidOperationException("broken observer");
            }

            Assessments.Add(value);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
