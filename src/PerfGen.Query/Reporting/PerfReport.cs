using System.Data.Common;
using PerfGen.Query.Named;
using PerfGen.Query.Budgets;
using PerfGen.Query.Questions;
using PerfGen.Runtime;
using PerfGen.Runtime.Settings;
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

    /// <summary>What processes used of processor, memory, disk and network, where they sampled it.</summary>
    public IReadOnlyList<ResourceUsageRow> Usage { get; init; } = [];

    /// <summary>Median durations of agents in <see cref="TrendParts"/> equal parts of the window, or of the time from first to last call where it has no begin.</summary>
    public IReadOnlyList<AgentTrendRow> Trends { get; init; } = [];

    /// <summary>Budgets of <c>perfgen.json</c> in their present period, whatever the window.</summary>
    public IReadOnlyList<BudgetForecast> Budgets { get; init; } = [];

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

    /// <summary>The time that <see cref="Trends"/> are of; null where nothing ran and the window has no begin.</summary>
    internal (DateTimeOffset From, DateTimeOffset To)? TrendBounds(DateTimeOffset now) =>
        (Window.From ?? Totals.FirstCalledAt) is { } from ? (from, (Window.From is null ? Totals.LastCalledAt : Window.To) ?? now) : null;

    /// <summary>How many days and parts of days figures stand for, in the place of rows.</summary>
    internal int SettledDays { get; init; }

    /// <summary>How it was found where that was not from all rows, a sentence each: from which rollups, and how exact it is.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Records that are in journals and not in the database yet; they are not in the report.</summary>
    public long Waiting { get; init; }

    /// <summary>Asks for the report. A data directory without data gives an empty one.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="window">The window of time; all of it where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Task<PerfReport> LoadAsync(DataDirectory directory, ReportWindow? window = null, CancellationToken stop = default) =>
        LoadAsync(directory, window, RollupPlan.ManyRows, stop);

    /// <summary>Asks for the report.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="window">The window of time; all of it where it is null.</param>
    /// <param name="many">Calls in whole days from which on rollups answer.</param>
    /// <param name="stop">Stops asking.</param>
    internal static async Task<PerfReport> LoadAsync(DataDirectory directory, ReportWindow? window, long many, CancellationToken stop)
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
            reader = StoreReader.OpenForQuestion(directory, stop);
        }
        catch (StoreException error) when (error.Kind == StoreErrorKind.Missing)
        {
            return report;
        }

        using (reader)
        {
            try
            {
                var budgets = await BudgetForecast.LoadAsync(directory, reader.Connection, Budget.Of(PerfSettings.Load(directory)), now, stop).ConfigureAwait(false);
                return await new ReportAsker(reader, many, stop).FillAsync(report with { Budgets = budgets }, now).ConfigureAwait(false);
            }
            catch (DbException error)
            {
                throw reader.Explain(error) ?? new StoreException(StoreErrorKind.Other, $"The report could not be made: {error.Message}", error);
            }
        }
    }
}
