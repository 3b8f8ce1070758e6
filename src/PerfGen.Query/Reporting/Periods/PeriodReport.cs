using PerfGen.Query.Questions;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Reporting;

/// <summary>What was worked in a day, week or month, against the one before. <see cref="PeriodJson"/>, <see cref="PeriodText"/> and <see cref="PeriodMarkdown"/> write it.</summary>
public sealed record PeriodReport
{
    /// <summary>What it is about.</summary>
    public required ReportPeriod Period { get; init; }

    /// <summary>All of it.</summary>
    public WorkTotalsRow Totals { get; init; } = new();

    /// <summary>All of the period before; null where nothing was worked in it.</summary>
    public WorkTotalsRow? Previous { get; init; }

    /// <summary>How interactive the work was, and what came of it.</summary>
    public WorkAnalyticsRow Analytics { get; init; } = new();

    /// <summary>By agent, the one with most tasks first; empty where settings switch it off.</summary>
    public IReadOnlyList<WorkGroupRow> Agents { get; init; } = [];

    /// <summary>By model.</summary>
    public IReadOnlyList<WorkGroupRow> Models { get; init; } = [];

    /// <summary>By kind of task.</summary>
    public IReadOnlyList<WorkGroupRow> TaskTypes { get; init; } = [];

    /// <summary>By command-line tool.</summary>
    public IReadOnlyList<WorkGroupRow> Clis { get; init; } = [];

    /// <summary>What processes used of processor, memory, disk and network, where they sampled it.</summary>
    public IReadOnlyList<ResourceUsageRow> Usage { get; init; } = [];

    /// <summary>How it changed.</summary>
    public PeriodTrends Trends => PeriodTrends.Between(Previous, Totals);

    /// <summary>Whether tasks are counted; settings can switch it off.</summary>
    public bool HasTasks { get; init; } = true;

    /// <summary>Asks for the report of a period.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="period">The period.</param>
    /// <param name="stop">Stops asking.</param>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<PeriodReport> LoadAsync(DataDirectory directory, ReportPeriod period, CancellationToken stop = default)
    {
        var settings = Runtime.Settings.PerfSettings.Load(directory);
        var hasAgents = settings.IsOn("metrics.agents.track_per_agent") && (period.Kind != PeriodKind.Daily || settings.IsOn("metrics.agents.aggregate_daily"));
        using var work = WorkReader.TryOpen(directory, stop);
        if (work is null)
        {
            return new PeriodReport { Period = period };
        }

        var before = await work.TotalsAsync(period.Previous.From, period.Previous.To, stop).ConfigureAwait(false);
        Task<IReadOnlyList<WorkGroupRow>> By(WorkGrouping by) => work.GroupsAsync(by, period.From, period.To, stop);

        return new PeriodReport
        {
            Period = period,
            Totals = await work.TotalsAsync(period.From, period.To, stop).ConfigureAwait(false),
            Previous = before.IsEmpty ? null : before,
            Analytics = await work.AnalyticsAsync(period.From, period.To, stop).ConfigureAwait(false),
            Agents = hasAgents ? await By(WorkGrouping.Agent).ConfigureAwait(false) : [],
            Models = await By(WorkGrouping.Model).ConfigureAwait(false),
            TaskTypes = await By(WorkGrouping.TaskType).ConfigureAwait(false),
            Clis = await By(WorkGrouping.Cli).ConfigureAwait(false),
            Usage = await work.UsageAsync(period.From, period.To, stop).ConfigureAwait(false),
            HasTasks = settings.IsOn("metrics.session.tasks_completed"),
        };
    }
}
