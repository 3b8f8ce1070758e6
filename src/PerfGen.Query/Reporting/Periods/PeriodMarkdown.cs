using System.Text;
using PerfGen.Query.Questions;

namespace PerfGen.Query.Reporting;

/// <summary>Shows a report of a period as Markdown.</summary>
public static class PeriodMarkdown
{
    /// <summary>Writes the report.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    public static void Write(TextWriter output, PeriodReport report)
    {
        output.Write($"# {PeriodTables.Title(report.Period)}\n\n");
        if (report.Totals.IsEmpty)
        {
            output.Write("Nothing was worked in it.\n");
            return;
        }

        foreach (var (label, figure) in PeriodTables.Facts(report).Concat(PeriodTables.AnalyticsOf(report)).Concat(UsageText.Of(report.Usage)))
        {
            output.Write($"- **{label}:** {figure}\n");
        }

        foreach (var (header, rows) in PeriodTables.Tables(report))
        {
            output.Write('\n');
            WriteTable(output, header, rows);
        }
    }

    /// <summary>Writes figures by one thing as a table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="by">What they are grouped by.</param>
    /// <param name="rows">The figures.</param>
    public static void WriteGroups(TextWriter output, WorkGrouping by, IReadOnlyList<WorkGroupRow> rows) =>
        WriteTable(output, WorkGroupings.NameOf(by).Replace('_', ' '), rows);

    private static void WriteTable(TextWriter output, string header, IReadOnlyList<WorkGroupRow> rows)
    {
        output.Write($"| {header} | {string.Join(" | ", PeriodTables.Columns)} |\n|---|{string.Concat(PeriodTables.Columns.Select(static _ => "---:|"))}\n");
        foreach (var row in rows)
        {
            output.Write($"| {Cell(PeriodTables.Name(row))} | {string.Join(" | ", PeriodTables.Cells(row))} |\n");
        }
    }

    /// <summary>Names are somebody's: nothing in them is Markdown or HTML.</summary>
    private static string Cell(string text)
    {
        var safe = new StringBuilder();
        foreach (var letter in text)
        {
            safe.Append(letter is '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '~' or '#' ? "\\" + letter : letter switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", _ => letter.ToString() });
        }

        return safe.ToString();
    }
}
