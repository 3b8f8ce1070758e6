using PerfGen.Query.Budgets;
using PerfGen.Query.Questions;
using PerfGen.Query.Text;

namespace PerfGen.Query.Reporting;

/// <summary>Shows a report as text: aligned, never wrapped, the same on a terminal and in a file but for colours.</summary>
public static partial class ReportText
{
    private const int LabelWidth = 16;
    private const int WidthOfHeadline = 80;

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
        WriteResources(writer, report, width);
        WriteErrors(writer, report, width);
        WriteWork(writer, report, width, command);
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

        else if (totals.Values > 0)
        {
            parts.Add(Human.Things(totals.Values, "value"));
        }

        var left = " " + string.Join(" · ", parts);
        var right = string.Join(" · ", Spent(totals));
        var room = Math.Min(width ?? WidthOfHeadline, WidthOfHeadline) - left.Length - right.Length;
        writer.WriteLine();
        writer.Write(left, TextStyle.Bold);
        if (right.Length > 0 && room < 2)
        {
            writer.WriteLine();
            writer.Write(" " + right);
        }
        else if (right.Length > 0)
        {
            writer.Write(new string(' ', room) + right);
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

    private static void WriteFacts(StyledWriter writer, PerfReport report, int? width)
    {
        void Fact(string label, string text) => writer.WriteLine(Fit(" " + label.PadRight(LabelWidth) + text, width));

        writer.WriteLine();
        var totals = report.Totals;
        if (report.SlowestMethod is { } slowest)
        {
            Fact("slowest method", $"{CellWidth.Printable(NamesIn(report)[(slowest.Type, slowest.Method)])}   p95 {Human.Duration(slowest.P95Seconds)}");
        }

        foreach (var budget in report.Budgets)
        {
            Fact("budget", BudgetText.Line(budget));
        }

        var ends = new (long Count, string Word)[]
        {
            (totals.Succeeded, "success"), (totals.Failed, "failure"), (totals.TimedOut, "timeout"), (totals.Cancelled, "cancelled"),
            (totals.Abandoned, "abandoned"), (totals.Unfinished, "unfinished"),
        };
        if (totals.Calls > totals.Succeeded)
        {
            Fact("calls ended as", string.Join(", ", ends.Where(static end => end.Count > 0).Select(static end => $"{Exact(end.Count)} {end.Word}")));
        }

        var waiting = report.Waiting == 0 ? "" : $", {Human.Count(report.Waiting)} waiting";
        var recorded = totals.Calls == 0 ? "" : $"{Human.Things(totals.Calls, "call")} of {Human.Things(totals.Processes, "process", "processes")}, ";
        if (report.OverheadOfAll is { } share)
        {
            var most = report.Methods.MaxBy(report.OverheadOf)!;
            Fact("overhead", $"{Human.Duration(report.Overhead.CallNanoseconds / 1e9)} a call, {Human.Share(share)} of the recorded time; at most {Human.Share(report.OverheadOf(most))}, of {CellWidth.Printable(NamesIn(report)[(most.Type, most.Method)])}");
        }

        if (report.Usage.Count == 0)
        {
            Fact("resources", UsageText.HowTo);
        }

        foreach (var (label, figure) in UsageText.Of(report.Usage))
        {
            Fact(label, figure);
        }

        if (report.Notes.Count > 0)
        {
            Fact("answered from", $"rollups{(report.SettledDays > 0 ? $" and figures of {report.SettledDays} days and parts of days" : "")}: percentiles are within 1 %");
        }

        Fact("recording", $"{recorded}{Human.Count(report.Dropped)} dropped{waiting}");
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

    private static string Fit(string line, int? width) => width is { } most ? CellWidth.Cut(line, most) : line;
}
