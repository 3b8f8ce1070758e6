using PerfGen.Query.Asking;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Questions;

/// <summary>What a benchmark suite gave for a version.</summary>
public sealed record BenchmarkScoreRow
{
    /// <summary>When it was recorded (UTC).</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>The metric that holds it.</summary>
    public string Metric { get; init; } = "";

    /// <summary>The suite as it is written: <c>SWE-bench</c>; empty where nobody said.</summary>
    public string Suite { get; init; } = "";

    /// <summary>What was scored: a version, a model, a date; null where nobody said.</summary>
    public string? Version { get; init; }

    /// <summary>The score in percent.</summary>
    public double Score { get; init; }

    /// <summary>Session that it belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>Language model that worked.</summary>
    public string? Model { get; init; }

    internal static Question<BenchmarkScoreRow> Question { get; } = new("BenchmarkScores", static row => new BenchmarkScoreRow
    {
        RecordedAt = row.Time("recorded_at") ?? default,
        Metric = row.Text("name") ?? "",
        Suite = row.Text("suite") ?? "",
        Version = row.Text("version"),
        Score = row.Number("score") ?? 0,
        SessionId = row.Text("session_id"),
        Model = row.Text("model"),
    });

    /// <summary>Asks for the scores from a time on, the newest first. A data directory without data gives none.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="since">Begin of the window; null is no bound.</param>
    /// <param name="stop">Stops asking.</param>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Task<IReadOnlyList<BenchmarkScoreRow>> LoadAsync(DataDirectory directory, DateTimeOffset? since = null, CancellationToken stop = default) =>
        Question.AskAsync(directory, [("since", since)], stop);
}
