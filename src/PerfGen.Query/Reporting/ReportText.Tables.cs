using PerfGen.Query.Questions;
using PerfGen.Query.Text;

namespace PerfGen.Query.Reporting;

/// <content>The tables of a report.</content>
public static partial class ReportText
{
    private const int MostAgents = 12;
    private const int MostMethods = 12;
    private const int MostErrors = 5;
    private const int MostGroups = 9;
    private const int MostValues = 8;
    private const int MostOfErrorName = 44;

    private static void WriteAgents(StyledWriter writer, PerfReport report, int? width)
    {
        if (report.Agents.Count == 0)
        {
            return;
        }

        var trends = report.Agents.ToDictionary(static agent => agent.Agent ?? "", agent => TrendOf(report, agent.Agent), StringComparer.Ordinal);
        var hasTrend = trends.Values.Any(static trend => trend.Count(static value => value is not null) > 2);
        var hasTokens = report.Totals.TokensTotal is not null;
        List<TextColumn> columns = [new("agent", IsFlexible: true), .. CallColumns];
        if (hasTokens)
        {
            columns.Add(new TextColumn("tokens", IsNumber: true) { MinimumWidth = 6 });
        }

        if (hasTrend)
        {
            columns.Add(new TextColumn("p50 trend"));
        }

        var table = new TextTable([.. columns]);

        void Add(TextCell name, TextCell[] cells, long? tokens, IReadOnlyList<double?>? trend)
        {
            List<TextCell> row = [name, .. cells];
            if (hasTokens)
            {
                row.Add(Human.Compact(tokens));
            }

            if (hasTrend)
            {
                row.Add(trend is null ? "" : Sparkline.Draw(trend).TrimEnd());
            }

            table.Add([.. row]);
        }

        foreach (var agent in report.Agents.Take(MostAgents))
        {
            Add(Name(agent.Agent), Cells(agent.Calls, agent.SuccessRate, agent.P50Seconds, agent.P95Seconds, agent.P99Seconds), agent.TokensTotal, trends[agent.Agent ?? ""]);
        }

        if (report.Agents.Count > 1)
        {
            var all = report.Totals;
            Add(new TextCell("all", TextStyle.Bold), Cells(all.Calls, all.SuccessRate, all.P50Seconds, all.P95Seconds, all.P99Seconds), all.TokensTotal, null);
        }

        writer.WriteLine();
        table.Write(writer, width, margin: 1);
        WriteMore(writer, report.Agents.Count - MostAgents, "from agents", null);
    }

    private static IReadOnlyList<double?> TrendOf(PerfReport report, string? agent)
    {
        var parts = new double?[PerfReport.TrendParts];
        foreach (var row in report.Trends.Where(row => row.Agent == agent && row.Part >= 0 && row.Part < parts.Length))
        {
            parts[row.Part] = row.P50Seconds;
        }

        return parts;
    }

    private static void WriteMethods(StyledWriter writer, PerfReport report, int? width, string command)
    {
        if (report.Methods.Count == 0)
        {
            return;
        }

        var names = NamesIn(report);
        var table = new TextTable([new("method", IsFlexible: true), .. CallColumns, new("total", IsNumber: true) { MinimumWidth = 7 }]);
        foreach (var row in report.Methods.Take(MostMethods))
        {
            table.Add([Name(names[(row.Type, row.Method)]), .. Cells(row.Calls, row.SuccessRate, row.P50Seconds, row.P95Seconds, row.P99Seconds), Human.Duration(row.TotalSeconds)]);
        }

        writer.WriteLine();
        table.Write(writer, width, margin: 1);
        WriteMore(writer, report.Methods.Count - MostMethods, "from methods", command);
    }

    private static void WriteResources(StyledWriter writer, PerfReport report, int? width)
    {
        if (report.Resources.Count == 0)
        {
            return;
        }

        var names = NamesIn(report);
        var table = new TextTable(
            new("resources", IsFlexible: true), new("calls", IsNumber: true) { MinimumWidth = 6 }, new("heap/call", IsNumber: true) { MinimumWidth = 7 },
            new("cpu/call", IsNumber: true) { MinimumWidth = 7 }, new("cpu", IsNumber: true), new("gc pauses", IsNumber: true) { MinimumWidth = 7 });
        foreach (var row in report.Resources.Take(MostMethods))
        {
            table.Add(
                Name(names[(row.Type, row.Method)]), Human.Count(row.Calls), row.MeanAllocatedBytes is { } bytes ? Human.Size((long)Math.Round(bytes)) : Human.Compact(null),
                Human.Duration(row.MeanCpuSeconds), Human.Share(row.CpuShare), Human.Duration(row.TotalGcPauseSeconds));
        }

        writer.WriteLine();
        table.Write(writer, width, margin: 1);
        WriteMore(writer, report.Resources.Count - MostMethods, "", null);
    }

    private static void WriteErrors(StyledWriter writer, PerfReport report, int? width)
    {
        if (report.Errors.Count == 0)
        {
            return;
        }

        var names = NamesIn(report);
        var table = new TextTable(new("thrown", IsFlexible: true), new("calls", IsNumber: true) { MinimumWidth = 6 }, new("by", IsFlexible: true));
        foreach (var row in report.Errors.Take(MostErrors))
        {
            table.Add(new TextCell(CellWidth.Printable(ErrorName(row.ErrorType)), TextStyle.Bad), Human.Count(row.Calls), Name(names[(row.Type, row.Method)]));
        }

        writer.WriteLine();
        table.Write(writer, width, margin: 1);
        WriteMore(writer, report.Errors.Count - MostErrors, "", null);
    }

    /// <summary>A method has one name in all parts of a report.</summary>
    private static IReadOnlyDictionary<(string Type, string Method), string> NamesIn(PerfReport report) =>
        MethodNames.Shorten(report.Methods.Select(static row => (row.Type, row.Method))
            .Concat(report.Errors.Select(static row => (row.Type, row.Method))).Concat(report.Resources.Select(static row => (row.Type, row.Method))));

    /// <summary>A long name loses its namespace first.</summary>
    private static string ErrorName(string type) => type.Length > MostOfErrorName ? type[(type.LastIndexOf('.') + 1)..] : type;

    /// <summary>Tasks by kind and by model, where there are any with a kind or model.</summary>
    private static void WriteWork(StyledWriter writer, PerfReport report, int? width, string command)
    {
        foreach (var (header, by, rows) in new[] { ("task type", WorkGrouping.TaskType, report.TaskTypes), ("model", WorkGrouping.Model, report.Models) })
        {
            if (rows.Any(static row => row.Name is not null))
            {
                writer.WriteLine();
                PeriodText.WriteTable(writer, header, [.. rows.Take(MostGroups)], width);
                if (rows.Count > MostGroups)
                {
                    writer.WriteLine($" … and {Human.Count(rows.Count - MostGroups)} more: {command} report --by {WorkGroupings.NameOf(by)}", TextStyle.Dim);
                }
            }
        }
    }

    private static void WriteValues(StyledWriter writer, PerfReport report, int? width, string command)
    {
        if (report.Values.Count == 0)
        {
            return;
        }

        var table = new TextTable(
            new("value", IsFlexible: true), new("times", IsNumber: true) { MinimumWidth = 6 }, new("p50", IsNumber: true) { MinimumWidth = 7 },
            new("p95", IsNumber: true) { MinimumWidth = 7 }, new("max", IsNumber: true) { MinimumWidth = 7 }, new("total", IsNumber: true) { MinimumWidth = 7 }, new("unit"));
        foreach (var row in report.Values.Take(MostValues))
        {
            // Percentages do not add up to anything.
            var total = row.Unit == Units.Percent ? "" : Amount(row.Total, row.Unit);
            table.Add(Name(row.Name), Human.Count(row.Values), Amount(row.P50, row.Unit), Amount(row.P95, row.Unit), Amount(row.Maximum, row.Unit), total, CellWidth.Printable(row.Unit));
        }

        writer.WriteLine();
        table.Write(writer, width, margin: 1);
        WriteMore(writer, report.Values.Count - MostValues, "select name, count(*), avg(value) from metrics group by all", command);
    }

    private static string Amount(double value, string unit) => unit == Units.Seconds ? Human.Duration(value) : Human.Compact(value);

    private static void WriteMore(StyledWriter writer, int more, string question, string? command)
    {
        if (more > 0)
        {
            writer.WriteLine($" … and {Human.Count(more)} more{(command is null ? "" : $": {command} query \"{question}\"")}", TextStyle.Dim);
        }
    }

    private static TextColumn[] CallColumns =>
    [
        new("calls", IsNumber: true) { MinimumWidth = 6 }, new("ok", IsNumber: true) { MinimumWidth = 6 }, new("p50", IsNumber: true) { MinimumWidth = 7 },
        new("p95", IsNumber: true) { MinimumWidth = 7 }, new("p99", IsNumber: true) { MinimumWidth = 7 },
    ];

    private static TextCell[] Cells(long calls, double? ok, double? p50, double? p95, double? p99) =>
    [
        Exact(calls),
        new(Human.Share(ok), ok switch { null or >= 0.95 => TextStyle.Plain, >= 0.8 => TextStyle.Warning, _ => TextStyle.Bad }),
        Human.Duration(p50), Human.Duration(p95), Human.Duration(p99),
    ];

    private static string Exact(long count) => count < 1_000_000 ? Human.Count(count) : Human.Compact(count);

    private static TextCell Name(string? name) => name is null ? new TextCell("(nobody)", TextStyle.Dim) : CellWidth.Printable(name);
}
