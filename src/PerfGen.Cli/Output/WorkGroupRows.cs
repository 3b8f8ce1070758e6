using PerfGen.Query.Questions;
using PerfGen.Query.Results;
using PerfGen.Query.Sandbox;

namespace PerfGen.Cli.Output;

/// <summary>Figures of work by one thing as rows, for CSV.</summary>
internal static class WorkGroupRows
{
    public static IQueryRows Of(WorkGrouping by, IReadOnlyList<WorkGroupRow> rows)
    {
        static QueryColumn Count(string name) => new(name, "BIGINT", QueryColumnKind.Integer);
        static QueryColumn Real(string name) => new(name, "DOUBLE", QueryColumnKind.Real);

        return new ListRows(
            [
                new(WorkGroupings.NameOf(by), "VARCHAR", QueryColumnKind.Text), Count("tasks"), Count("succeeded"), Real("success_rate"), Real("avg_duration_s"), Real("p95_duration_s"),
                Real("quality_score"), Real("performance_index"), Count("auto"), Count("manual"), Count("tokens_total"), Real("cost"), new("cost_currency", "VARCHAR", QueryColumnKind.Text),
            ],
            [
                .. rows.Select(static row => new object?[]
                {
                    row.Name, row.Tasks, row.Succeeded, row.SuccessRate, row.MeanSeconds, row.P95Seconds, row.MeanQuality, row.MeanIndex, row.Auto, row.Manual, row.TokensTotal,
                    (double?)row.Cost, row.CostCurrency,
                }),
            ]);
    }
}
