using System.Data.Common;
using PerfGen.Query.Questions;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Reporting;

/// <summary>What ran in a window of time, how often, how well and how fast. <see cref="ReportText"/> shows it, <see cref="ReportJson"/> writes it for programs.</summary>
public sealed record PerfReport
{
    /// <summary>Parts of the window for which <see cref="Trends"/> has a value.</summary>
    public const int TrendParts = 8;

    /// <summary>Absolute path of the data directory.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>What it is about.</summary>
    public required ReportWindow Window { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>What happened in the window.</summary>
    public TotalsRow Totals { get; init; } = new();

    /// <summary>What happened in the window of the same length before it; null where there is none, or nothing happened in it.</summary>
    public TotalsRow? Previous { get; init; }

    /// <summary>By agent, the one with most calls first.</summary>
    public IReadOnlyList<AgentSummaryRow> Agents { get; init; } = [];

    /// <summary>By method, the one that took most time first.</summary>
    public IReadOnlyList<MethodSummaryRow> Methods { get; init; } = [];

    /// <summary>Tasks and tokens by kind of task, the one with most tasks first.</summary>
    public IReadOnlyList<WorkGroupRow> TaskTypes { get; init; } = [];

    /// <summary>Tasks and tokens by model, likewise.</summary>
    public IReadOnlyList<WorkGroupRow> Models { get; init; } = [];

    /// <summary>What was thrown, the most frequent first.</summary>
    public IReadOnlyList<ErrorSummaryRow> Errors { get; init; } = [];

    /// <summary>Values that were recorded by hand or captured from calls, by metric.</summary>
    public IReadOnlyList<ValueSummaryRow> Values { get; init; } = [];

    /// <summary>What calls allocated, computed and waited for the garbage collector, by method, where that was asked for.</summary>
    public IReadOnlyList<MethodResourcesRow> Resources { get; init; } = [];

    /// <summary>Median durations of agents in <see cref="TrendParts"/> equal parts of the window, or of the time from first to last call where it has no begin.</summary>
    public IReadOnlyList<AgentTrendRow> Trends { get; init; } = [];

    /// <summary>The method with the largest 95th percentile; null where no call has ended.</summary>
    public MethodSummaryRow? SlowestMethod => Methods.Where(static method => method.P95Seconds is not null).MaxBy(static method => method.P95Seconds);

    /// <summary>When the last call ever began (UTC); null where there is none.</summary>
    public DateTimeOffset? LastCallEverAt { get; init; }

    /// <summary>Records that found no place, of all time.</summary>
    public long Dropped { get; init; }

    /// <summary>What recording costs on this machine, as far as it has been measured.</summary>
    public RecordingOverhead Overhead { get; init; } = new(null, null, null);

    /// <summary>The share of its recorded time that recording a method's calls took, at the warm cost of a call; null is unknown. For a sampled method it is an upper bound.</summary>
    /// <param name="method">A row of <see cref="Methods"/>.</param>
    public double? OverheadOf(MethodSummaryRow method) => ShareOf(method.Calls, method.TotalSeconds);

    /// <summary>The same of all calls; nested calls count each for themselves.</summary>
    public double? OverheadOfAll => ShareOf(Totals.Calls, Totals.TotalSeconds);

    private double? ShareOf(long calls, double? seconds) => Overhead.CallNanoseconds * calls / 1e9 / (seconds > 0 ? seconds : null);

    /// <summary>Records that are in journals and not in the database yet; they are not in the report.</summary>
    public long Waiting { get; init; }

    /// <summary>Asks for the report. A data directory without data gives an empty one.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="window">The window of time; all of it where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<PerfReport> LoadAsync(DataDirectory directory, ReportWindow? window = null, CancellationToken stop = default)
    {
        var now = DateTimeOffset.UtcNow;
        var status = StoreStatus.Read(directory);
        var report = new PerfReport
        {
            DataDirectory = directory.Path,
            Window = window ?? ReportWindow.All,
            MadeAt = now,
            Dropped = status.Dropped,
            Overhead = status.Overhead,
            Waiting = status.Waiting,
        };
        StoreReader reader;
        try
        {
            reader = StoreReader.Open(directory, stop: stop);
        }
        catch (StoreException error) when (error.Kind == StoreErrorKind.Missing)
        {
            return report;
        }

        using (reader)
        {
            try
            {
                return await FillAsync(report, reader.Connection, now, stop).ConfigureAwait(false);
            }
            catch (DbException error)
            {
                throw reader.Explain(error) ?? new StoreException(StoreErrorKind.Other, $"The report could not be made: {error.Message}", error);
            }
        }
    }

    private static async Task<PerfReport> FillAsync(PerfReport report, DbConnection connection, DateTimeOffset now, CancellationToken stop)
    {
        (string, object?)[] Bounds(ReportWindow window) => [("since", window.From), ("until", window.To)];

        Task<IReadOnlyList<WorkGroupRow>> GroupsAsync(WorkGrouping by) =>
            WorkGroupRow.Question.AskAsync(connection, [.. Bounds(report.Window), ("by", WorkGroupings.NameOf(by)), ("offset", 0L)], stop);

        var bounds = Bounds(report.Window);
        var totals = await TotalsRow.Question.AskAsync(connection, bounds, stop).ConfigureAwait(false);
        var ever = totals[0].IsEmpty && report.Window.From is not null
            ? await TotalsRow.Question.AskAsync(connection, Bounds(ReportWindow.All), stop).ConfigureAwait(false)
            : totals;
        var before = report.Window.Before(now) is { } previous ? await TotalsRow.Question.AskAsync(connection, Bounds(previous), stop).ConfigureAwait(false) : [];
        report = report with
        {
            Totals = totals[0],
            Previous = before is [{ IsEmpty: false } row] ? row : null,
            LastCallEverAt = ever[0].LastCalledAt,
            Agents = await AgentSummaryRow.Question.AskAsync(connection, bounds, stop).ConfigureAwait(false),
            Methods = await MethodSummaryRow.Question.AskAsync(connection, bounds, stop).ConfigureAwait(false),
            Errors = await ErrorSummaryRow.Question.AskAsync(connection, bounds, stop).ConfigureAwait(false),
            Values = await ValueSummaryRow.Question.AskAsync(connection, bounds, stop).ConfigureAwait(false),
            Resources = await MethodResourcesRow.Question.AskAsync(connection, bounds, stop).ConfigureAwait(false),
            TaskTypes = await GroupsAsync(WorkGrouping.TaskType).ConfigureAwait(false),
            Models = await GroupsAsync(WorkGrouping.Model).ConfigureAwait(false),
        };
        if ((report.Window.From ?? report.Totals.FirstCalledAt) is not { } from)
        {
            return report;
        }

        var to = report.Window.From is null ? report.Totals.LastCalledAt : report.Window.To ?? now;
        return report with
        {
            Trends = await AgentTrendRow.Question
                .AskAsync(connection, [("since", from), ("until", to), ("parts", TrendParts)], stop).ConfigureAwait(false),
        };
    }
}
