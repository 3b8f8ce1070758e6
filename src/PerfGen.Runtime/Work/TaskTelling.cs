using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Work;

/// <summary>What of a task is told.</summary>
internal enum TaskPhase
{
    /// <summary>All of it, after its end.</summary>
    Whole,

    /// <summary>That it begins.</summary>
    Start,

    /// <summary>That it ended.</summary>
    End,
}

/// <summary>Takes a task apart into events, facts, values and tokens. The record has passed the checks.</summary>
internal static class TaskTelling
{
    public static void Write(TaskRecord task, TaskPhase phase, DateTimeOffset now, IWorkSink sink)
    {
        var end = task.EndedAt ?? (task is { StartedAt: { } begun, Duration: { } took } ? begun + took : now);
        var start = task.StartedAt ?? (task.Duration is { } duration ? end - duration : null);
        if (phase == TaskPhase.Start)
        {
            sink.Event(EventKind.TaskStart, task.StartedAt ?? now);
        }
        else if (start is { } known)
        {
            sink.Event(EventKind.TaskStart, known);
        }

        WriteFacts(task, sink);
        WriteLists(task, sink);
        WriteValues(task, sink);
        if (phase != TaskPhase.Start)
        {
            sink.Event(EventKind.TaskEnd, end, task.Result);
        }
    }

    private static void WriteFacts(TaskRecord task, IWorkSink sink)
    {
        void Say(FactKind kind, string? text)
        {
            if (text is not null)
            {
                sink.Fact(kind, text);
            }
        }

        Say(FactKind.Description, task.Description);
        Say(FactKind.Complexity, task.Complexity is { } complexity ? WorkWords.Of(complexity) : null);
        Say(FactKind.Priority, task.Priority is { } priority ? WorkWords.Of(priority) : null);
        Say(FactKind.ParentTask, task.ParentTask);
        Say(FactKind.Approach, task.Approach);
        if (task.QueueTime is { } queued)
        {
            sink.Fact(FactKind.QueueTime, null, queued.TotalSeconds);
        }

        if (task.FollowedBestPractices is { } practices)
        {
            sink.Fact(FactKind.BestPractices, null, practices ? 1 : 0);
        }

        if (task.UpdatedDocumentation is { } documentation)
        {
            sink.Fact(FactKind.DocumentationUpdated, null, documentation ? 1 : 0);
        }
    }

    private static void WriteLists(TaskRecord task, IWorkSink sink)
    {
        void All(FactKind kind, IReadOnlyList<string> texts)
        {
            foreach (var text in texts)
            {
                sink.Fact(kind, text);
            }
        }

        All(FactKind.FileCreated, task.CreatedFiles);
        All(FactKind.FileModified, task.ModifiedFiles);
        All(FactKind.Skill, task.Skills);
        All(FactKind.Delegation, task.Delegations);
        All(FactKind.Issue, task.Issues);
        All(FactKind.Recommendation, task.Recommendations);
        All(FactKind.Note, task.Notes);
        foreach (var uses in task.Tools.GroupBy(static tool => tool, StringComparer.Ordinal))
        {
            sink.Fact(FactKind.Tool, uses.Key, uses.Count());
        }

        foreach (var (name, value) in task.Tags)
        {
            sink.Fact(FactKind.Tag, value, name: name);
        }
    }

    private static void WriteValues(TaskRecord task, IWorkSink sink)
    {
        void Value(string metric, double? value)
        {
            if (value is { } known)
            {
                sink.Metric(new MetricValue(metric, known));
            }
        }

        Value(Metrics.Names.FilesCreated, task.FilesCreated);
        Value(Metrics.Names.FilesModified, task.FilesModified);
        Value(Metrics.Names.LinesChanged, task.LinesChanged);
        Value(Metrics.Names.UserSatisfaction, task.UserSatisfaction);
        Value(Metrics.Names.QualityImprovement, task.QualityImprovement);
        foreach (var metric in task.Metrics)
        {
            sink.Metric(metric);
        }

        if (task.Usage is { } usage)
        {
            sink.Usage(usage);
        }
    }
}
