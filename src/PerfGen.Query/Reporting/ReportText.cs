using PerfGen.Query.Questions;
using PerfGen.Query.Text;

namespace PerfGen.Query.Reporting;

/// <summary>Shows a report as text: aligned, never wrapped, the same on a terminal and in a file but for colours.</summary>
public static class ReportText
{
    private const int MostAgents = 12;
    private const int MostMethods = 12;
    private const int MostErrors = 5;
    private const int MostValues = 8;
    private const int LabelWidth = 17;

    /// <summary>Writes the report.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="width">Columns of the terminal; names are cut to fit. Null cuts nothing, for pipes.</param>
    /// <param name="colour">Whether the terminal shows colours.</param>
    /// <param name="command">How the user starts the command: it stands before what to do next.</param>
    public static void Write(TextWriter output, PerfReport report, int? width = 80, bool colour = false, string command = "perfgen")
    {
        var writer = new StyledWriter(output, colour);
        if (report.Totals.IsEmpty)
        {
            WriteEmpty(writer, report, command);
            return;
        }

        WriteHeadline(writer, report, width);
        WriteAgents(writer, report, width);
        WriteMethods(writer, report, width, command);
        WriteErrors(writer, report, width);
        WriteValues(writer, report, width, command);
        WriteFacts(writer, report, width);
        WriteNext(writer, report, command);
    }

    private static void WriteEmpty(StyledWriter writer, PerfReport report, string command)
    {
        if (report.LastCallEverAt is { } last)
        {
            writer.WriteLine($" Nothing recorded in the window '{report.Window.Name}'; the last call began {Human.Ago(report.MadeAt - last)}.");
            WriteNext(writer, $"{command} report");
        }
        else if (report.Waiting > 0)
        {
            writer.WriteLine($" Nothing is in the database yet; {Human.Things(report.Waiting, "record")} wait{(report.Waiting == 1 ? "s" : "")} in the journal.");
            WriteNext(writer, $"{command} drain");
        }
        else
        {
            writer.WriteLine($" Nothing recorded yet in {report.DataDirectory}.");
            writer.WriteLine(" Add the package PerfGen and [TrackPerformance] to a method, and run your program");
            writer.WriteLine(" here; or name the folder that it records into with --dir.");
        }
    }

    private static void WriteHeadline(StyledWriter writer, PerfReport report, int? width)
    {
        var totals = report.Totals;
        var parts = new List<string> { report.Window.Name };
        if (totals.Sessions > 0)
        {
            parts.Add(Human.Things(totals.Sessions, "session"));
        }

        if (totals.Tasks > 0)
        {
            parts.Add(Human.Things(totals.Tasks, "task") + Succeeded(totals.TaskSuccessRate, report.Previous?.TaskSuccessRate));
        }
        else if (totals.Calls > 0)
        {
            parts.Add(Human.Things(totals.Calls, "call") + Succeeded(totals.SuccessRate, report.Previous?.SuccessRate));
        }

        var left = " " + string.Join(" · ", parts);
        var right = string.Join(" · ", Spent(totals));
        writer.WriteLine();
        writer.Write(left, TextStyle.Bold);
        if (right.Length > 0 && left.Length + right.Length + 2 > (width ?? 80))
        {
            writer.WriteLine();
            writer.Write(" " + right);
        }
        else if (right.Length > 0)
        {
            writer.Write(new string(' ', (width is > 100 or null ? 80 : width.Value) - left.Length - right.Length) + right);
        }

        writer.WriteLine();
    }

    private static string Succeeded(double? rate, double? before)
    {
        if (rate is null)
        {
            return "";
        }

        var points = Math.Round(((rate - before) ?? 0) * 100);
        return $", {Human.Share(rate)} succeeded" + (points == 0 ? "" : $" {(points > 0 ? '▲' : '▼')} {Math.Abs(points):0} points");
    }

    private static IEnumerable<string> Spent(TotalsRow totals)
    {
        if (totals.TokensTotal is { } tokens)
        {
            yield return Human.Compact(tokens) + " tokens";
        }

        if (totals.Cost is { } cost)
        {
            var missing = totals.CallsOfUnknownPrice;
            yield return Human.Money(cost, totals.CostCurrency) + (missing == 0 ? "" : $" ({Human.Things(missing, "call")} of unknown price)");
        }
    }

    private static void WriteAgents(StyledWriter writer, PerfReport report, int? width)
    {
        if (report.Agents.Count == 0)
        {
            return;
        }

        var trends = report.Agents.ToDictionary(static agent => agent.Agent ?? "", agent => TrendOf(report, agent.Agent), StringComparer.Ordinal);
        var hasTrend = trends.Values.Any(static trend => trend.Count(static value => value is not null) > 2);
        var table = new TextTable(
        [
            new("agent", IsFlexible: true), .. CallColumns, new("tokens", IsNumber: true) { MinimumWidth = 6 },
            .. hasTrend ? [new TextColumn("p50 trend")] : Array.Empty<TextColumn>(),
        ]);

        void Add(TextCell name, TextCell[] cells, long? tokens, IReadOnlyList<double?>? trend) =>
            table.Add([name, .. cells, Human.Compact(tokens), .. hasTrend ? [new TextCell(trend is null ? "" : Sparkline.Draw(trend).TrimEnd())] : Array.Empty<TextCell>()]);

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

        var names = MethodNames.Shorten(report.Methods.Select(static row => (row.Type, row.Method)));
        var table = new TextTable([new("method", IsFlexible: true), .. CallColumns, new("total", IsNumber: true) { MinimumWidth = 7 }]);
        foreach (var row in report.Methods.Take(MostMethods))
        {
            table.Add([Name(names[(row.Type, row.Method)]), .. Cells(row.Calls, row.SuccessRate, row.P50Seconds, row.P95Seconds, row.P99Seconds), Human.Duration(row.TotalSeconds)]);
        }

        writer.WriteLine();
        table.Write(writer, width, margin: 1);
        WriteMore(writer, report.Methods.Count - MostMethods, "from methods", command);
    }

    private static void WriteErrors(StyledWriter writer, PerfReport report, int? width)
    {
        if (report.Errors.Count == 0)
        {
            return;
        }

        var names = MethodNames.Shorten(report.Errors.Select(static row => (row.Type, row.Method)));
        var table = new TextTable(new("thrown", IsFlexible: true), new("calls", IsNumber: true) { MinimumWidth = 6 }, new("by", IsFlexible: true));
        foreach (var row in report.Errors.Take(MostErrors))
        {
            table.Add(new TextCell(CellWidth.Printable(row.ErrorType), TextStyle.Bad), Human.Count(row.Calls), Name(names[(row.Type, row.Method)]));
        }

        writer.WriteLine();
        table.Write(writer, width, margin: 1);
        WriteMore(writer, report.Errors.Count - MostErrors, "", null);
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

    private static void WriteFacts(StyledWriter writer, PerfReport report, int? width)
    {
        void Fact(string label, string text) => writer.WriteLine(Fit(" " + label.PadRight(LabelWidth) + text, width));

        writer.WriteLine();
        var totals = report.Totals;
        if (report.SlowestMethod is { } slowest)
        {
            var name = MethodNames.Shorten(report.Methods.Select(static row => (row.Type, row.Method)))[(slowest.Type, slowest.Method)];
            Fact("slowest method", $"{CellWidth.Printable(name)}   p95 {Human.Duration(slowest.P95Seconds)}");
        }

        var ends = new (long Count, string Word)[]
        {
            (totals.Succeeded, "success"), (totals.Failed, "failure"), (totals.TimedOut, "timeout"), (totals.Cancelled, "cancelled"),
            (totals.Abandoned, "abandoned"), (totals.Unfinished, "unfinished"),
        };
        if (totals.Calls > totals.Succeeded)
        {
            Fact("calls ended as", string.Join(" · ", ends.Where(static end => end.Count > 0).Select(static end => $"{Human.Count(end.Count)} {end.Word}")));
        }

        var waiting = report.Waiting == 0 ? "" : $", {Human.Count(report.Waiting)} waiting";
        Fact("recording", $"{Human.Things(totals.Calls, "call")} of {Human.Things(totals.Processes, "process", "processes")}, {Human.Count(report.Dropped)} dropped{waiting}");
    }

    private static void WriteNext(StyledWriter writer, PerfReport report, string command)
    {
        var question = report.Totals.Failed > 0 ? "from calls where status = 'failure' limit 5" : "from calls limit 5";
        WriteNext(writer, $"{command} query \"{question}\"", $"{command} query --schema", report.Window.From is null ? $"{command} report --since 1h" : $"{command} report");
    }

    private static void WriteNext(StyledWriter writer, params string[] commands)
    {
        writer.WriteLine();
        for (var i = 0; i < commands.Length; i++)
        {
            writer.Write(i == 0 ? " next   " : "        ", TextStyle.Dim);
            writer.WriteLine(commands[i]);
        }
    }

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
        calls < 1_000_000 ? Human.Count(calls) : Human.Compact(calls),
        new(Human.Share(ok), ok switch { null or >= 0.95 => TextStyle.Plain, >= 0.8 => TextStyle.Warning, _ => TextStyle.Bad }),
        Human.Duration(p50), Human.Duration(p95), Human.Duration(p99),
    ];

    private static TextCell Name(string? name) => name is null ? new TextCell("(nobody)", TextStyle.Dim) : CellWidth.Printable(name);

    private static string Fit(string line, int? width) => width is { } most ? CellWidth.Cut(line, most) : line;
}
