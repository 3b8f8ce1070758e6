using PerfGen.Query.Asking;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Questions;

/// <summary>A task that has ended.</summary>
public sealed record EndedTaskRow
{
    /// <summary>Its id.</summary>
    public required string TaskId { get; init; }

    /// <summary>Session that it belongs to; null is none.</summary>
    public string? SessionId { get; init; }

    /// <summary>When it ended (UTC).</summary>
    public DateTimeOffset EndedAt { get; init; }

    /// <summary>Who worked.</summary>
    public string? Agent { get; init; }

    /// <summary>The model that worked.</summary>
    public string? Model { get; init; }

    /// <summary>The command-line tool.</summary>
    public string? Cli { get; init; }

    /// <summary>Kind of task, as it was recorded.</summary>
    public string? TaskType { get; init; }

    /// <summary>How it ended: <c>success</c>, <c>failure</c>, <c>partial</c>, <c>timeout</c>, <c>cancelled</c> or <c>skipped</c>; null is unknown.</summary>
    public string? Result { get; init; }

    /// <summary>How long it took, in seconds; null is unknown.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>Lines that it changed; null is unknown.</summary>
    public long? LinesChanged { get; init; }

    /// <summary>Recorded quality score, 0 to 100; null is unknown.</summary>
    public double? QualityScore { get; init; }

    /// <summary>Recorded performance index, 0 to 100; null is unknown.</summary>
    public double? PerformanceIndex { get; init; }

    /// <summary>Points gained over the baseline; null is unknown.</summary>
    public double? QualityImprovement { get; init; }

    /// <summary>Whether best practices were followed; null is unknown.</summary>
    public bool? BestPracticesFollowed { get; init; }

    /// <summary>Whether the documentation was updated; null is unknown.</summary>
    public bool? DocumentationUpdated { get; init; }

    /// <summary>What was to be done.</summary>
    public string? Description { get; init; }

    /// <summary>Skills that were applied.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Tools that were used.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Agents that work was handed on to.</summary>
    public IReadOnlyList<string> Delegations { get; init; } = [];

    /// <summary><c>auto</c>, <c>manual</c> or <c>import</c>.</summary>
    public string? Origin { get; init; }

    internal static Question<EndedTaskRow> Question { get; } = new("EndedTasks", static row => new EndedTaskRow
    {
        TaskId = row.Text("task_id")!,
        SessionId = row.Text("session_id"),
        EndedAt = row.Time("ended_at")!.Value,
        Agent = row.Text("agent"),
        Model = row.Text("model"),
        Cli = row.Text("cli"),
        TaskType = row.Text("task_type"),
        Result = row.Text("result"),
        DurationSeconds = row.Number("duration_s"),
        LinesChanged = row.Whole("lines_changed"),
        QualityScore = row.Number("quality_score"),
        PerformanceIndex = row.Number("performance_index"),
        QualityImprovement = row.Number("quality_improvement"),
        BestPracticesFollowed = row.Switch("best_practices_followed"),
        DocumentationUpdated = row.Switch("documentation_updated"),
        Description = row.Text("description"),
        Skills = row.Texts("skills_used"),
        Tools = row.Texts("tools_used"),
        Delegations = row.Texts("agents_delegated"),
        Origin = row.Text("origin"),
    });

    /// <summary>Asks for the tasks that ended in a window of time, the earliest first. A data directory without data gives none.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="since">Begin of the window; null is no bound.</param>
    /// <param name="until">Its end, not included; null is no bound.</param>
    /// <param name="task">Only tasks of this id; null is all.</param>
    /// <param name="stop">Stops asking.</param>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Task<IReadOnlyList<EndedTaskRow>> LoadAsync(
        DataDirectory directory, DateTimeOffset? since = null, DateTimeOffset? until = null, string? task = null, CancellationToken stop = default) =>
        Question.AskAsync(directory, [("since", since), ("until", until), ("task", task)], stop);
}
