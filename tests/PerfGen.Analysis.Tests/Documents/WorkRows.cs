using PerfGen.Query.Questions;
using PerfGen.Query.Reporting;

namespace PerfGen.Analysis.Tests.Documents;

/// <summary>What the documents ask of tasks over time: their context, and comparison with what was before.</summary>
[Collection(OwnDirectory.Counted)]
public sealed class WorkRows
{
    private readonly string _session = "session-" + Guid.NewGuid().ToString("N");

    [Fact]
    public void R12_WhatWasRecordedBeforeIsTheBaselineThatLaterTasksAreComparedWith()
    {
        var kind = TaskTypes.Validation;
        var recorder = new TaskRecorder();
        var (improvements, scores) = (new List<double?>(), new List<double>());
        using var subscription = recorder.Subscribe(new Each(one =>
        {
            improvements.Add(one.QualityImprovement);
            scores.Add(one.Scores.Quality.Value!.Value);
        }));
        for (var i = 0; i < 6; i++)
        {
            recorder.RecordTaskPerformance(new TaskData { TaskType = kind, Description = "x", Duration = 60, BestPracticesFollowed = i > 2, DocumentationUpdated = i > 2 });
        }

        Assert.Equal([null, null, null], improvements.Take(3));
        Assert.Equal(scores[3] - scores[0], improvements[3]!.Value, 9);
        Assert.True(improvements[3] > 0 && improvements[5] < improvements[3]); // Better ones raise the baseline.
        Assert.Equal(Trend.Improving, Trends.Of(scores));
    }

    [Fact]
    public async Task R16_ATaskHasItsContext()
    {
        using (Perf.BeginSession(_session, agent: "expert-backend", model: "GLM 4.6", cli: "claude"))
        {
            new TaskRecorder().RecordTaskPerformance(new TaskData
            {
                Description = "Refactor the parser",
                Complexity = TaskComplexity.Complex,
                Duration = 90,
                SkillsUsed = ["code-analysis"],
                AgentsDelegated = ["test-writer"],
                ToolsUsed = ["grep"],
                FilesModified = 3,
                LinesChanged = 150,
                IssuesFound = ["cyclic import"],
                Recommendations = ["split it"],
            });
        }

        OwnDirectory.Drained();
        Assert.Equal(
            ["refactoring", "expert-backend", "glm-4.6", "claude-code", "complex", "code-analysis", "test-writer", "grep", 3L, 150L, "cyclic import", "split it"],
            Stored.Read($"""
                select task_type, agent, model, cli, complexity, skills_used, agents_delegated, tools_used, files_modified, lines_changed, issues_found, recommendations
                from tasks where session_id = '{_session}'
                """));
        Assert.Contains((await WorkGroupReport.LoadAsync(Perf.DataDirectory, WorkGrouping.Model)).Select(static row => row.Name), static name => name == "glm-4.6");
    }

    private sealed class Each(Action<TaskAssessment> act) : IObserver<TaskAssessment>
    {
        public void OnNext(TaskAssessment value) => act(value);

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
