using System.Data.Common;
using PerfGen.Query.Asking;
using PerfGen.Query.Named;
using PerfGen.Query.Questions;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Reporting;

/// <summary>
/// Asks what stands in a report of one window of rollups and settled days: what ran on one connection, what was worked on another one at the same time. The engine plans a
/// question on one processor, and takes longer to plan these than to answer them.
/// </summary>
/// <param name="reader">The open database. Variables of its connection say which days and months are asked for.</param>
/// <param name="plan">Which rollups answer.</param>
/// <param name="settled">Which days are settled.</param>
/// <param name="window">The window.</param>
/// <param name="stop">Stops it.</param>
internal sealed class SettledAsker(StoreReader reader, RollupPlan plan, SettledWindow settled, ReportWindow window, CancellationToken stop)
{
    private const string Bins = "bins";

    private const string HoursBeside = "store.rollup_hours where not (starts_at >= getvariable('days_from')::timestamptz and starts_at < getvariable('days_until')::timestamptz)";

    private readonly List<string> _unneeded = [];
    private readonly (string, object?)[] _bounds = [("since", window.From), ("until", window.To)];

    public async Task<TotalsRow> TotalsAsync()
    {
        var (calls, work) = await BothAsync(CallTotalsAsync, WorkTotalsAsync).ConfigureAwait(false);
        return calls.WithWork(work);
    }

    /// <param name="report">What is known of the report.</param>
    /// <param name="now">Where a window without end ends.</param>
    public async Task<PerfReport> FillAsync(PerfReport report, DateTimeOffset now)
    {
        var (called, worked) = await BothAsync((connection, given) => CallsAsync(connection, report, now, given), (connection, given) => WorkAsync(connection, report, given)).ConfigureAwait(false);
        var totals = called.Totals.WithWork(worked.Totals);
        return worked with
        {
            Totals = totals,
            LastCallEverAt = totals.LastCalledAt,
            Notes = called.Notes,
            SettledDays = called.SettledDays,
            Agents = AgentSummaryRow.Join(called.Agents, worked.Agents),
            Methods = called.Methods,
            Trends = called.Trends,
        };
    }

    private async Task<TotalsRow> CallTotalsAsync(DbConnection connection, CancellationToken given)
    {
        var filter = new QuestionFilter { Since = window.From, Until = window.To };
        await ExecuteAsync(connection, RollupText.RanParts(filter, plan), given).ConfigureAwait(false);
        await FindUnneededAsync(connection, given).ConfigureAwait(false);
        if (!_unneeded.Contains(Bins))
        {
            await ExecuteAsync(connection, RollupText.RanBins(filter, plan, settled.HasMonths, settled.HasDays), given).ConfigureAwait(false);
        }

        return (await TotalsRow.OfCalls.AskRollupsAsync(connection, FillOfCalls, _bounds, given).ConfigureAwait(false))[0];
    }

    private string FillOfCalls(string sql) => settled.Fill(sql, _unneeded);

    /// <summary>Finds out which parts of the questions about calls would find nothing.</summary>
    private async Task FindUnneededAsync(DbConnection connection, CancellationToken given)
    {
        Task<bool> AreAsync(string rows) => QuestionFile.IsAsync(connection, $"exists (from {rows})", given);

        if (!await AreAsync("store.calls where not is_rolled_up and started_at >= getvariable('beside_from')::timestamptz").ConfigureAwait(false))
        {
            _unneeded.Add("beside");
        }

        if (!plan.HasDaysBesideMonths)
        {
            _unneeded.Add("days");
        }

        var areDaysSettled = settled.HasMonths && !await AreAsync("store.unsettled where not of_months").ConfigureAwait(false);
        if (areDaysSettled)
        {
            _unneeded.Add("unsettled");
        }

        if (settled.HasMonths && (!plan.HasDaysBesideMonths || (settled.HasDays && areDaysSettled)) && !await AreAsync("temp.ran_beside").ConfigureAwait(false)
            && !await AreAsync("store.unsettled where of_months").ConfigureAwait(false) && !await AreAsync(HoursBeside).ConfigureAwait(false))
        {
            _unneeded.Add(Bins);
        }
    }

    private async Task<PerfReport> CallsAsync(DbConnection connection, PerfReport report, DateTimeOffset now, CancellationToken given)
    {
        Task<IReadOnlyList<TRow>> AskAsync<TRow>(Question<TRow> question) => question.AskRollupsAsync(connection, FillOfCalls, _bounds, given);

        report = report with
        {
            Totals = await CallTotalsAsync(connection, given).ConfigureAwait(false),
            Agents = await AskAsync(AgentSummaryRow.OfCalls).ConfigureAwait(false),
            Methods = await AskAsync(MethodSummaryRow.Question).ConfigureAwait(false),
            Notes = Notes(),
            SettledDays = settled.Days,
        };
        if (report.TrendBounds(now) is not var (from, to))
        {
            return report;
        }

        (string, object?)[] parts = [("since", from), ("until", to), ("parts", PerfReport.TrendParts)];

        // Days can stand for their calls only where a part is no shorter than they are.
        return to - from >= TimeSpan.FromDays(PerfReport.TrendParts)
            ? report with
            {
                Trends = await AgentTrendRow.Question.AskRollupsAsync(connection, FillOfCalls, parts, given).ConfigureAwait(false),
                Notes = [.. report.Notes, "trends of agents are of whole days"],
            }
            : report with { Trends = await AgentTrendRow.AskRowsAsync(connection, parts, given).ConfigureAwait(false) };
    }

    private async Task<TotalsRow> WorkTotalsAsync(DbConnection connection, CancellationToken given)
    {
        await ExecuteAsync(connection, settled.Variables, given).ConfigureAwait(false);
        await settled.FoldAsync(connection, given).ConfigureAwait(false);
        await ExecuteAsync(connection, settled.Parts(), given).ConfigureAwait(false);
        return (await TotalsRow.OfWork.AskRollupsAsync(connection, settled.Fill, _bounds, given).ConfigureAwait(false))[0];
    }

    private async Task<PerfReport> WorkAsync(DbConnection connection, PerfReport report, CancellationToken given)
    {
        Task<IReadOnlyList<TRow>> AskAsync<TRow>(Question<TRow> question, params (string, object?)[] more) =>
            question.AskRollupsAsync(connection, settled.Fill, [.. _bounds, .. more], given);

        return report with
        {
            Totals = await WorkTotalsAsync(connection, given).ConfigureAwait(false),
            Agents = await AskAsync(AgentSummaryRow.OfWork).ConfigureAwait(false),
            Errors = await AskAsync(ErrorSummaryRow.Question).ConfigureAwait(false),
            Values = await AskAsync(ValueSummaryRow.Question).ConfigureAwait(false),
            Resources = await AskAsync(MethodResourcesRow.Question).ConfigureAwait(false),
            Usage = await AskAsync(ResourceUsageRow.Question).ConfigureAwait(false),
            TaskTypes = await AskAsync(WorkGroupRow.Question, ("by", WorkGroupings.NameOf(WorkGrouping.TaskType))).ConfigureAwait(false),
            Models = await AskAsync(WorkGroupRow.Question, ("by", WorkGroupings.NameOf(WorkGrouping.Model))).ConfigureAwait(false),
        };
    }

    private IReadOnlyList<string> Notes() =>
    [
        .. plan.Notes,
        .. settled.Days > 0 ? [$"tasks, tokens, values and errors of {settled.Days} days and parts of days are from their figures, all others from rows"] : (IEnumerable<string>)[],
        "percentiles of tasks and values are within 1 %",
        "errors are of the calls that are still rows",
    ];

    /// <summary>Both at the same time; where one fails, the other one is stopped.</summary>
    private async Task<(TRan Ran, TWorked Worked)> BothAsync<TRan, TWorked>(Func<DbConnection, CancellationToken, Task<TRan>> ran, Func<DbConnection, CancellationToken, Task<TWorked>> worked)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        async Task<T> OrStopAsync<T>(Func<DbConnection, CancellationToken, Task<T>> ask, DbConnection connection)
        {
            try
            {
                return await ask(connection, either.Token).ConfigureAwait(false);
            }
            catch
            {
                await either.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }

        var beside = Task.Run(
            async () =>
            {
                // Of the same instance: both see the same rows, since nobody writes to it.
                await using var second = reader.OpenAnother();
                return await OrStopAsync(worked, second).ConfigureAwait(false);
            },
            CancellationToken.None);
        var here = OrStopAsync(ran, reader.Connection);
        await Task.WhenAll(here, beside).ConfigureAwait(false);
        return (await here.ConfigureAwait(false), await beside.ConfigureAwait(false));
    }

    private static Task ExecuteAsync(DbConnection connection, string sql, CancellationToken given) => QuestionFile.ExecuteAsync(connection, sql, given);
}
