using System.Data.Common;
using PerfGen.Query.Asking;
using PerfGen.Query.Named;
using PerfGen.Query.Questions;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Reporting;

/// <summary>Asks what stands in a report, of rows or of rollups and settled days. For one report, on one connection.</summary>
/// <param name="reader">The open database.</param>
/// <param name="many">Calls in whole days from which on rollups answer.</param>
/// <param name="stop">Stops it.</param>
internal sealed class ReportAsker(StoreReader reader, long many, CancellationToken stop)
{
    private readonly DbConnection _connection = reader.Connection;
    private bool _isFolded;

    /// <summary>The window that was planned last: what was gathered is of this one.</summary>
    private SettledWindow? _settled;

    public async Task<PerfReport> FillAsync(PerfReport report, DateTimeOffset now)
    {
        var before = report.Window.Before(now) is { } previous ? await TotalsAsync(previous).ConfigureAwait(false) : null;
        // The window itself comes last: its parts are those that are asked below.
        var bounds = Bounds(report.Window);
        var plan = await PlanAsync(report.Window).ConfigureAwait(false);
        Task<IReadOnlyList<TRow>> AskAsync<TRow>(Question<TRow> question, params (string, object?)[] more) => this.AskAsync(question, plan, [.. bounds, .. more]);

        var totals = (await AskAsync(TotalsRow.Question).ConfigureAwait(false))[0];
        report = report with
        {
            Totals = totals,
            Previous = before is { IsEmpty: false } ? before : null,
            LastCallEverAt = totals.LastCalledAt,
            Notes = NotesOf(plan),
            Agents = await AskAsync(AgentSummaryRow.Question).ConfigureAwait(false),
            Methods = await AskAsync(MethodSummaryRow.Question).ConfigureAwait(false),
            Errors = await AskAsync(ErrorSummaryRow.Question).ConfigureAwait(false),
            Values = await AskAsync(ValueSummaryRow.Question).ConfigureAwait(false),
            Resources = await AskAsync(MethodResourcesRow.Question).ConfigureAwait(false),
            Usage = await AskAsync(ResourceUsageRow.Question).ConfigureAwait(false),
            TaskTypes = await AskAsync(WorkGroupRow.Question, ("by", WorkGroupings.NameOf(WorkGrouping.TaskType)), ("zone", "UTC")).ConfigureAwait(false),
            Models = await AskAsync(WorkGroupRow.Question, ("by", WorkGroupings.NameOf(WorkGrouping.Model)), ("zone", "UTC")).ConfigureAwait(false),
        };
        if (report.Totals.IsEmpty && report.Window.From is not null)
        {
            // Asked last, since it gathers what ran ever in place of what ran in the window.
            return report with { LastCallEverAt = (await TotalsAsync(ReportWindow.All).ConfigureAwait(false)).LastCalledAt };
        }

        if ((report.Window.From ?? report.Totals.FirstCalledAt) is not { } from)
        {
            return report;
        }

        var to = (report.Window.From is null ? report.Totals.LastCalledAt : report.Window.To) ?? now;
        (string, object?)[] parts = [("since", from), ("until", to), ("parts", PerfReport.TrendParts)];

        // Days can stand for their calls only where a part is no shorter than they are.
        return plan.UsesRollups && to - from >= TimeSpan.FromDays(PerfReport.TrendParts)
            ? report with
            {
                Trends = await this.AskAsync(AgentTrendRow.Question, plan, parts).ConfigureAwait(false),
                Notes = [.. report.Notes, "trends of agents are of whole days"],
            }
            : report with { Trends = await AgentTrendRow.Question.AskAsync(_connection, parts, stop).ConfigureAwait(false) };
    }

    private static (string, object?)[] Bounds(ReportWindow window) => [("since", window.From), ("until", window.To)];

    private IReadOnlyList<string> NotesOf(RollupPlan plan) => !plan.UsesRollups ? []
        : _settled is { Days: > 0 and var days }
            ? [.. plan.Notes, $"tasks, tokens, values and errors of {days} whole days are from their figures, all others from rows; percentiles of tasks and values are within 1 %", "errors are of the calls that are still rows"]
            : [.. plan.Notes, "percentiles of tasks and values are within 1 %", "errors are of the calls that are still rows"];

    private Task<IReadOnlyList<TRow>> AskAsync<TRow>(Question<TRow> question, RollupPlan plan, (string, object?)[] parameters) =>
        plan.UsesRollups ? question.AskRollupsAsync(_connection, _settled!.Fill, parameters, stop) : question.AskAsync(_connection, parameters, stop);

    private async Task<TotalsRow> TotalsAsync(ReportWindow window)
    {
        var plan = await PlanAsync(window).ConfigureAwait(false);
        return (await AskAsync(TotalsRow.Question, plan, Bounds(window)).ConfigureAwait(false))[0];
    }

    /// <summary>Decides whether a window is told from rows or from rollups and settled days, and gathers what the questions about it have in common.</summary>
    private async Task<RollupPlan> PlanAsync(ReportWindow window)
    {
        var filter = new QuestionFilter { Since = window.From, Until = window.To };
        QuestionRun.SetTimes(_connection, filter);
        var plan = RollupPlan.ForReport(_connection, filter, many);
        if (plan.UsesRollups)
        {
            _settled = SettledWindow.Load(_connection, reader.SchemaVersion, window);
            await ExecuteAsync(RollupText.RanParts(filter, plan)).ConfigureAwait(false);
            var hasBins = !plan.IsEver || !_settled.HasMonths || await IsAsync("exists (from temp.ran_beside) or exists (from store.unsettled where of_months)").ConfigureAwait(false);
            await ExecuteAsync(hasBins ? RollupText.RanBins(filter, plan, _settled.HasMonths) : QuestionText.Load("NoBins")).ConfigureAwait(false);
            await ExecuteAsync(_settled.AskedTasks()).ConfigureAwait(false);
            await ExecuteAsync(SettledWindow.FoldTasks(await IsAsync("exists (from temp.asked_tasks)").ConfigureAwait(false))).ConfigureAwait(false);
            await ExecuteAsync(_settled.Parts()).ConfigureAwait(false);
        }
        else if (!_isFolded)
        {
            // Several questions ask for tasks and usages, which are folded from what was said: once is enough. The names hide those of the database for this connection.
            await ExecuteAsync(ToldTasks.Choose(_connection, reader.SchemaVersion, """
                create temp table tasks as
                select task_id, session_id, agent, model, cli, task_type, result, started_at, ended_at, duration_s, quality_score, performance_index, origin
                from {told} t
                left join store.task_values v using (task_no, part);
                create temp table token_usage as
                select recorded_at, session_id, task_id, task_type, agent, model, cli, tokens_prompt, tokens_completion, tokens_total, cost, cost_currency from main.token_usage
                """).Sql).ConfigureAwait(false);
            _isFolded = true;
        }

        return plan;
    }

    private async Task<bool> IsAsync(string condition)
    {
        await using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // A constant.
        command.CommandText = "select " + condition;
#pragma warning restore CA2100
        return (bool)(await command.ExecuteScalarAsync(stop).ConfigureAwait(false))!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Embedded files and numbers.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
    }
}
