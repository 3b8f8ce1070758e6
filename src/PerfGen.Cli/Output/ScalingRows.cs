using PerfGen.Query.Reporting;
using PerfGen.Query.Results;
using PerfGen.Query.Sandbox;

namespace PerfGen.Cli.Output;

/// <summary>Work by how many were in progress at once as rows, for CSV.</summary>
internal static class ScalingRows
{
    public static IQueryRows Of(ScalingReport report)
    {
        static QueryColumn Text(string name) => new(name, "VARCHAR", QueryColumnKind.Text);
        static QueryColumn Count(string name) => new(name, "BIGINT", QueryColumnKind.Integer);
        static QueryColumn Real(string name) => new(name, "DOUBLE", QueryColumnKind.Real);

        return new ListRows(
            [
                Text("kind"), Text("name"), Count("at_once_from"), Count("at_once_to"), Real("mean_at_once"), Real("done"), Real("elapsed_s"), Real("per_second"), Real("mean_s"), Real("speed_up"),
                Real("efficiency"), Real("overhead_s"), Real("success_rate"),
            ],
            [
                .. report.Work.SelectMany(static work => work.Degrees, static (work, degree) => new object?[]
                {
                    work.Kind, work.Type is { } type ? type + "." + work.Name : work.Name, degree.Row.From, degree.Row.To, degree.MeanAtOnce, degree.Row.Done, degree.Row.ElapsedSeconds,
                    degree.PerSecond, degree.Row.MeanSeconds, degree.SpeedUp, degree.Efficiency, degree.OverheadSeconds, degree.SuccessRate,
                }),
            ]);
    }
}
