using PerfGen.Query.Asking;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Questions;

/// <summary>A task that ended or was assessed, or an assessment outside of tasks. Unknown is null.</summary>
public sealed record RecentRecordRow
{
    /// <summary>When the task ended, or the assessment was made (UTC).</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>Language model that worked.</summary>
    public string? Model { get; init; }

    /// <summary>The task; null for an assessment outside of any.</summary>
    public string? AssessmentId { get; init; }

    /// <summary>Session that it belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>Who worked.</summary>
    public string? Agent { get; init; }

    /// <summary>Kind of task.</summary>
    public string? TaskType { get; init; }

    /// <summary>Quality, 0 to 100.</summary>
    public double? OverallScore { get; init; }

    /// <summary>Performance index, 0 to 100.</summary>
    public double? PerformanceIndex { get; init; }

    /// <summary>Points above the baseline.</summary>
    public double? QualityImprovement { get; init; }

    /// <summary>Issues that were found.</summary>
    public long? IssuesFound { get; init; }

    /// <summary>Fixes that were applied.</summary>
    public long? FixesApplied { get; init; }

    /// <summary>How long the task took, in minutes.</summary>
    public double? TimeElapsedMinutes { get; init; }

    /// <summary>How the task ended.</summary>
    public string? Result { get; init; }

    /// <summary>auto, manual or import.</summary>
    public string Origin { get; init; } = "";

    internal static Question<RecentRecordRow> Question { get; } = new("RecentRecords", static row => new RecentRecordRow
    {
        RecordedAt = row.Time("recorded_at") ?? default,
        Model = row.Text("model"),
        AssessmentId = row.Text("assessment_id"),
        SessionId = row.Text("session_id"),
        Agent = row.Text("agent"),
        TaskType = row.Text("task_type"),
        OverallScore = row.Number("overall_score"),
        PerformanceIndex = row.Number("performance_index"),
        QualityImprovement = row.Number("quality_improvement"),
        IssuesFound = row.Whole("issues_found"),
        FixesApplied = row.Whole("fixes_applied"),
        TimeElapsedMinutes = row.Number("time_elapsed_minutes"),
        Result = row.Text("result"),
        Origin = row.Text("origin") ?? "",
    });

    /// <summary>Asks for the records from a time on, the newest first. A data directory without data gives none.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="since">Begin of the window; null is no bound.</param>
    /// <param name="stop">Stops asking.</param>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Task<IReadOnlyList<RecentRecordRow>> LoadAsync(DataDirectory directory, DateTimeOffset? since = null, CancellationToken stop = default) =>
        Question.AskAsync(directory, [("since", since)], stop);
}
