using PerfGen.Query.Questions;
using PerfGen.Query.Text;

namespace PerfGen.Query.Reporting;

/// <summary>Shows a report of a period as text.</summary>
public static class PeriodText
{
    private const int LabelWidth = 22;

    /// <summary>Writes the report.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="width">Columns of the terminal; names are cut to fit. Null cuts nothing, for pipes.</param>
    /// <param name="colour">Whether the terminal shows colours.</param>
    public static void Write(TextWriter output, PeriodReport report, int? width = null, bool colour = false)
    {
        var writer = new StyledWriter(output, colour);
        writer.WriteLine();
        writer.WriteLine(" " + PeriodTables.Title(report.Period), TextStyle.Bold);
        writer.WriteLine();
        if (report.Totals.IsEmpty)
        {
            writer.WriteLine(" Nothing was worked in it.");
            return;
        }

        foreach (var (label, figure) in PeriodTables.Facts(report).Concat(PeriodTables.AnalyticsOf(report)).Concat(UsageText.Of(report.Usage)))
        {
            writer.WriteLine(" " + label.PadRight(LabelWidth) + figure);
        }

        foreach (var (header, rows) in PeriodTables.Tables(report))
        {
            writer.WriteLine();
            WriteTable(writer, header, rows, width);
        }
    }

    /// <summary>Writes figures by one thing as a table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="by">What they are grouped by.</param>
    /// <param name="rows">The figures.</param>
    /// <param name="width">Columns of the terminal; null cuts nothing.</param>
    /// <param name="colour">Whether the terminal shows colours.</param>
    public static void WriteGroups(TextWriter output, WorkGrouping by, IReadOnlyList<WorkGroupRow> rows, int? width = null, bool colour = false)
    {
        var writer = new StyledWriter(output, colour);
        writer.WriteLine();
        if (rows.Count == 0)
        {
            writer.WriteLine(" No tasks ended, and no tokens were used.");
            return;
        }

        WriteTable(writer, WorkGroupings.NameOf(by).Replace('_', ' '), rows, width);
    }

    internal static void WriteTable(StyledWriter writer, string header, IReadOnlyList<WorkGroupRow> rows, int? width)
    {
        // What nobody has measured needs no column.
        var cells = rows.Select(PeriodTables.Cells).ToList();
        var shown = Enumerable.Range(0, PeriodTables.Columns.Length).Where(i => cells.Any(row => row[i] != "–")).ToArray();
        var table = new TextTable([new(header, IsFlexible: true), .. shown.Select(static i => new TextColumn(PeriodTables.Columns[i], IsNumber: true) { MinimumWidth = 6 })]);
        foreach (var (row, texts) in rows.Zip(cells))
        {
            table.Add([new TextCell(PeriodTables.Name(row), row.Name is null ? TextStyle.Dim : TextStyle.Plain), .. shown.Select(i => new TextCell(texts[i]))]);
        }

        table.Write(writer, width, margin: 1);
    }
}
