using System.Data.Common;
using PerfGen.Query.Asking;
using PerfGen.Query.Named;
using PerfGen.Query.Questions;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Reporting;

/// <summary>Asks what stands in a report, of rows or of rollups and settled days. For one report, on one reader.</summary>
/// <param name="reader">The open database.</param>
/// <param name="many">Calls in whole days from which on rollups answer.</param>
/// <param name="stop">Stops it.</param>
internal sealed class ReportAsker(StoreReader reader, long many, CancellationToken stop)
{
    private readonly DbConnection _connection = reader.Connection;
    private ReportWindow? _folded;

    public async Task<PerfReport> FillAsync(PerfReport report, DateTimeOffset now)
    {
        await SeeSessionsAsync(report.Window).ConfigureAwait(false);
        var before = report.Window.Before(now) is { } previous ? await TotalsAsync(previous).ConfigureAwait(false) : null;
        report = OfRollups(report.Window) is { } settled ? await settled.FillAsync(report, now).ConfigureAwait(false) : await FillOfRowsAsync(report, now).ConfigureAwait(false);
        report = report with { Previous = before is { IsEmpty: false } ? before : null };

        // Asked last, since it gathers what ran ever in place of what ran in the window.
        return report.Totals.IsEmpty && report.Window.From is not null
            ? report with { LastCallEverAt = (await TotalsAsync(ReportWindow.All).ConfigureAwait(false)).LastCalledAt }
            : report;
    }

    private async Task<TotalsRow> TotalsAsync(ReportWindow window)
    {
        if (OfRollups(window) is { } settled)
        {
            return await settled.TotalsAsync().ConfigureAwait(false);
        }

        await FoldAsync(window).ConfigureAwait(false);
        return (await TotalsRow.Question.AskAsync(_connection, Bounds(window), stop).ConfigureAwait(false))[0];
    }

    /// <summary>Finds out when each session was seen, once for the window and the one before it. Of all time it is not asked.</summary>
    private async Task SeeSessionsAsync(ReportWindow window)
    {
        if (window is { From: null, To: null })
        {
            await QuestionFile.ExecuteAsync(_connection, "create or replace temp table seen_sessions (first_at timestamptz, last_at timestamptz)", stop).ConfigureAwait(false);
            return;
        }

        var settled = SettledWindow.Load(_connection, reader.SchemaVersion, window);
        await QuestionFile.ExecuteAsync(_connection, QuestionFile.Load(settled.KnowsSessions ? "SeenSessionsOfSpans" : "SeenSessions"), stop).ConfigureAwait(false);
    }

    /// <summary>Decides whether a window is told from rows, or from rollups and settled days.</summary>
    private SettledAsker? OfRollups(ReportWindow window)
    {
        var filter = new QuestionFilter { Since = window.From, Until = window.To };
        QuestionTimes.Set(_connection, filter);
        var plan = RollupPlan.ForReport(_connection, filter, many);
        return plan.UsesRollups ? new SettledAsker(reader, plan, SettledWindow.Load(_connection, reader.SchemaVersion, window), window, stop) : null;
    }

    private async Task<PerfReport> FillOfRowsAsync(PerfReport report, DateTimeOffset now)
    {
        var bounds = Bounds(report.Window);
        Task<IReadOnlyList<TRow>> AskAsync<TRow>(Question<TRow> question, params (string, object?)[] more) => question.AskAsync(_connection, [.. bounds, .. more], stop);

        await FoldAsync(report.Window).ConfigureAwait(false);
        var totals = (await AskAsync(TotalsRow.Question).ConfigureAwait(false))[0];
        report = report with
        {
            Totals = totals,
            LastCallEverAt = totals.LastCalledAt,
            Agents = await AskAsync(AgentSummaryRow.Question).ConfigureAwait(false),
            Methods = await AskAsync(MethodSummaryRow.Question).ConfigureAwait(false),
            Errors = await AskAsync(ErrorSummaryRow.Question).ConfigureAwait(false),
            Values = await AskAsync(ValueSummaryRow.Question).ConfigureAwait(false),
            Resources = await AskAsync(MethodResourcesRow.Question).ConfigureAwait(false),
            Usage = await AskAsync(ResourceUsageRow.Question).ConfigureAwait(false),
            TaskTypes = await AskAsync(WorkGroupRow.Question, ("by", WorkGroupings.NameOf(WorkGrouping.TaskType)), ("zone", "UTC")).ConfigureAwait(false),
            Models = await AskAsync(WorkGroupRow.Question, ("by", WorkGroupings.NameOf(WorkGrouping.Model)), ("zone", "UTC")).ConfigureAwait(false),
        };
        return report.TrendBounds(now) is var (from, to)
            ? report with { Trends = await AgentTrendRow.AskRowsAsync(_connection, [("since", from), ("until", to), ("parts", PerfReport.TrendParts)], stop).ConfigureAwait(false) }
            : report;
    }

    /// <summary>
    /// Several questions ask for tasks and usages, which are folded from what was said: once is enough. The names hide those of the database for this connection.
    /// A window with bounds is of no other tasks than those that something was said of in it.
    /// </summary>
    private async Task FoldAsync(ReportWindow window)
    {
        if (_folded == window || _folded == ReportWindow.All)
        {
            return;
        }

        // Where days are settled there are many tasks: those of the window alone.
        if (window != ReportWindow.All && many != RollupPlan.NeverMany && SettledWindow.Load(_connection, reader.SchemaVersion, window, ofRows: true) is { KnowsSessions: true } rows)
        {
            await rows.FoldAsync(_connection, stop).ConfigureAwait(false);
            await QuestionFile.ExecuteAsync(_connection, rows.Tasks(), stop).ConfigureAwait(false);
            _folded = window;
            return;
        }

        await QuestionFile.ExecuteAsync(
            _connection,
            ToldTasks.Choose(_connection, reader.SchemaVersion, """
                create or replace temp table tasks as
                select task_id, session_id, agent, model, cli, task_type, result, started_at, ended_at, duration_s, quality_score, performance_index, origin
                from {told} t
                left join store.task_values v using (task_no, part);
                create or replace temp table token_usage as
                select recorded_at, session_id, task_id, task_type, agent, model, cli, tokens_prompt, tokens_completion, tokens_total, cost, cost_currency from main.token_usage
                """).Sql,
            stop).ConfigureAwait(false);
        _folded = ReportWindow.All;
    }

    private static (string, object?)[] Bounds(ReportWindow window) => [("since", window.From), ("until", window.To)];
}
