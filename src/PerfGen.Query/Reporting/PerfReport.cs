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
                var budgets = await BudgetForecast.LoadAsync(directory, reader.Connection, Budget.Of(PerfSettings.Load(directory)), now, stop).ConfigureAwait(false);
                return await FillAsync(report with { Budgets = budgets }, reader, now, stop).ConfigureAwait(false);
            }
            catch (DbException error)
            {
                throw reader.Explain(error) ?? new StoreException(StoreErrorKind.Other, $"The report could not be made: {error.Message}", error);
            }
        }
    }

    /// <summary>Decides whether what ran in a window is told from rows or from rollups, and gathers it where it is from rollups.</summary>
    private static async Task<RollupPlan> PlanAsync(DbConnection connection, ReportWindow window, CancellationToken stop)
    {
        var filter = new QuestionFilter { Since = window.From, Until = window.To };
        QuestionRun.SetTimes(connection, filter);
        var plan = RollupPlan.ForReport(connection, filter);
        if (plan.UsesRollups)
        {
            await using var gather = connection.CreateCommand();
#pragma warning disable CA2100 // An embedded file.
            gather.CommandText = RollupText.RanParts(filter, plan);
#pragma warning restore CA2100
            await gather.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
        }

        return plan;
    }

    private static async Task<PerfReport> FillAsync(PerfReport report, StoreReader reader, DateTimeOffset now, CancellationToken stop)
    {
        var connection = reader.Connection;

        (string, object?)[] Bounds(ReportWindow window) => [("since", window.From), ("until", window.To)];

        Task<IReadOnlyList<WorkGroupRow>> GroupsAsync(WorkGrouping by) =>
            WorkGroupRow.Question.AskAsync(connection, [.. Bounds(report.Window), ("by", WorkGroupings.NameOf(by)), ("zone", "UTC")], stop);

        // Several questions ask for tasks and usages, which are folded from what was said: once is enough. The names hide those of the database for this connection.
        await using (var fold = connection.CreateCommand())
        {
#pragma warning disable CA2100 // A constant.
            fold.CommandText = ToldTasks.Choose(connection, reader.SchemaVersion, """
                create temp table tasks as
                select task_id, session_id, agent, model, cli, task_type, result, started_at, ended_at, duration_s, quality_score, performance_index, origin
                from {told} t
                left join store.task_values v using (task_no, part);
                create temp table token_usage as
                select recorded_at, session_id, task_id, task_type, agent, model, cli, tokens_prompt, tokens_completion, tokens_total, cost, cost_currency from main.token_usage
                """).Sql;
#pragma warning restore CA2100
            await fold.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
        }

        async Task<IReadOnlyList<TotalsRow>> TotalsAsync(ReportWindow window) =>
            await PlanAsync(connection, window, stop).ConfigureAwait(false) is { UsesRollups: true }
                ? await TotalsRow.Question.AskRollupsAsync(connection, Bounds(window), stop).ConfigureAwait(false)
                : await TotalsRow.Question.AskAsync(connection, Bounds(window), stop).ConfigureAwait(false);

        var before = report.Window.Before(now) is { } previous ? await TotalsAsync(previous).ConfigureAwait(false) : [];
        // The window itself comes last: its parts are those that are asked below.
        var bounds = Bounds(report.Window);
        var plan = await PlanAsync(connection, report.Window, stop).ConfigureAwait(false);
        var totals = plan.UsesRollups
            ? await TotalsRow.Question.AskRollupsAsync(connection, bounds, stop).ConfigureAwait(false)
            : await TotalsRow.Question.AskAsync(connection, bounds, stop).ConfigureAwait(false);
        report = report with
        {
            Totals = totals[0],
            Previous = before is [{ IsEmpty: false } row] ? row : null,
            LastCallEverAt = totals[0].LastCalledAt,
            Notes = plan.UsesRollups ? [.. plan.Notes, "errors are of the calls that are still rows"] : [],
            Agents = plan.UsesRollups
                ? await AgentSummaryRow.Question.AskRollupsAsync(connection, bounds, stop).ConfigureAwait(false)
                : await AgentSummaryRow.Question.AskAsync(connection, bounds, stop).ConfigureAwait(false),
            Methods = plan.UsesRollups
                ? await MethodSummaryRow.Question.AskRollupsAsync(connection, bounds, stop).ConfigureAwait(false)
                : await MethodSummaryRow.Question.AskAsync(connection, bounds, stop).ConfigureAwait(false),
            Errors = await ErrorSummaryRow.Question.AskAsync(connection, bounds, stop).ConfigureAwait(false),
            Values = await ValueSummaryRow.Question.AskAsync(connection, bounds, stop).ConfigureAwait(false),
            Resources = await MethodResourcesRow.Question.AskAsync(connection, bounds, stop).ConfigureAwait(false),
            Usage = await ResourceUsageRow.Question.AskAsync(connection, bounds, stop).ConfigureAwait(false),
            TaskTypes = await GroupsAsync(WorkGrouping.TaskType).ConfigureAwait(false),
            Models = await GroupsAsync(WorkGrouping.Model).ConfigureAwait(false),
        };
        if (report.Totals.IsEmpty && report.Window.From is not null)
        {
            // Asked last, since it gathers what ran ever in place of what ran in the window.
            return report with { LastCallEverAt = (await TotalsAsync(ReportWindow.All).ConfigureAwait(false))[0].LastCalledAt };
        }

        if ((report.Window.From ?? report.Totals.FirstCalledAt) is not { } from)
        {
            return report;
        }

        var to = (report.Window.From is null ? report.Totals.LastCalledAt : report.Window.To) ?? now;
        (string, object?)[] parts = [("since", from), ("until", to), ("parts", TrendParts)];

        // Days can stand for their calls only where a part is no shorter than they are.
        return plan.UsesRollups && to - from >= TimeSpan.FromDays(TrendParts)
            ? report with
            {
                Trends = await AgentTrendRow.Question.AskRollupsAsync(connection, parts, stop).ConfigureAwait(false),
                Notes = [.. report.Notes, "trends of agents are of whole days"],
            }
            : report with { Trends = await AgentTrendRow.Question.AskAsync(connection, parts, stop).ConfigureAwait(false) };
    }
}
