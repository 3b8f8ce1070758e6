using PerfGen.Query.Reporting;
using PerfGen.Query.Results;
using PerfGen.Query.Sandbox;

namespace PerfGen.Cli.Output;

/// <summary>The tables of a report as rows of one form, for CSV.</summary>
internal static class ReportRows
{
    public static IQueryRows Of(PerfReport report)
    {
        static QueryColumn Text(string name) => new(name, "VARCHAR", QueryColumnKind.Text);
        static QueryColumn Count(string name) => new(name, "BIGINT", QueryColumnKind.Integer);
        static QueryColumn Real(string name) => new(name, "DOUBLE", QueryColumnKind.Real);

        QueryColumn[] columns =
        [
            Text("by"), Text("name"), Count("calls"), Count("succeeded"), Real("success_rate"), Real("p50_s"), Real("p95_s"), Real("p99_s"), Real("total_s"),
            Count("tokens_prompt"), Count("tokens_completion"),
        ];
        IEnumerable<object?[]> agents = report.Agents.Select(static row => new object?[]
        {
            "agent", row.Agent, row.Calls, row.Succeeded, row.SuccessRate, row.P50Seconds, row.P95Seconds, row.P99Seconds, row.TotalSeconds, row.TokensPrompt, row.TokensCompletion,
        });
        IEnumerable<object?[]> methods = report.Methods.Select(static row => new object?[]
        {
            "method", row.Type + "." + row.Method, row.Calls, row.Succeeded, row.SuccessRate, row.P50Seconds, row.P95Seconds, row.P99Seconds, row.TotalSeconds, row.TokensPrompt, row.TokensCompletion,
        });
        return new ListRows(columns, [.. agents, .. methods]);
    }
}
