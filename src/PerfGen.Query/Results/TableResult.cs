using PerfGen.Query.Sandbox;
using PerfGen.Query.Text;

namespace PerfGen.Query.Results;

/// <summary>Shows rows as a table: one line each, never wrapped. Where it is wider than the terminal, columns at its end are left out, or few rows stand upright.</summary>
public static class TableResult
{
    private const int MostUprightValues = 60;
    private const string Unknown = "·";
    private const string Gap = "  ";

    /// <summary>Writes all rows that are left; they are held in memory until then.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="width">Columns of the terminal; null cuts nothing, for pipes.</param>
    /// <param name="colour">Whether the terminal shows colours.</param>
    /// <param name="wrapLast">Whether the last column is prose, which goes on below itself where it is too wide for the terminal.</param>
    /// <returns>How many rows there were, and how many columns were left out.</returns>
    public static async Task<(long Rows, int ColumnsLeftOut)> WriteAsync(TextWriter output, IQueryRows rows, int? width, bool colour, bool wrapLast = false)
    {
        var cells = new List<TextCell[]>();
        while (await rows.ReadAsync().ConfigureAwait(false))
        {
            cells.Add([.. Enumerable.Range(0, rows.Columns.Count).Select(i => CellOf(rows, i))]);
        }

        return (cells.Count, Write(new StyledWriter(output, colour), rows.Columns, cells, width, wrapLast));
    }

    private static int Write(StyledWriter writer, IReadOnlyList<QueryColumn> columns, List<TextCell[]> cells, int? width, bool wrapLast)
    {
        // A plan of the engine is a drawing of several lines: not for a table.
        if (columns is [{ Name: "explain_key" }, ..])
        {
            foreach (var row in cells)
            {
                writer.WriteLine(row[1].Text.Replace('\u240A', '\n').TrimEnd('\n'));
            }

            return 0;
        }

        if (wrapLast)
        {
            WriteTable(writer, columns, cells, width, columns.Count, isWrapped: true);
            return 0;
        }

        var widths = columns.Select((column, i) => cells.Select(row => CellWidth.Of(row[i].Text)).Append(CellWidth.Of(column.Name)).Max()).ToArray();
        var fitting = Fitting(widths, width);
        if (fitting < columns.Count && cells.Count * columns.Count <= MostUprightValues)
        {
            WriteUpright(writer, columns, cells, width!.Value);
            return 0;
        }

        WriteTable(writer, columns, cells, width, fitting, isWrapped: false);
        return columns.Count - fitting;
    }

    private static void WriteTable(StyledWriter writer, IReadOnlyList<QueryColumn> columns, List<TextCell[]> cells, int? width, int fitting, bool isWrapped)
    {
        // Prose gives way; otherwise any column does, which happens where one alone is wider than the terminal.
        var table = new TextTable(
        [
            .. columns.Take(fitting).Select((column, i) =>
                new TextColumn(CellWidth.Printable(column.Name), column.IsNumber, IsFlexible: !isWrapped || i == fitting - 1) { IsWrapped = isWrapped && i == fitting - 1 }),
        ]);
        foreach (var row in cells)
        {
            table.Add(row[..fitting]);
        }

        table.Write(writer, width, margin: 0);
    }

    /// <summary>How many columns fit; at least one, which is cut where it must be.</summary>
    private static int Fitting(int[] widths, int? width)
    {
        var used = -Gap.Length;
        for (var i = 0; i < widths.Length; i++)
        {
            used += Gap.Length + widths[i];
            if (used > width)
            {
                return Math.Max(i, 1);
            }
        }

        return widths.Length;
    }

    private static void WriteUpright(StyledWriter writer, IReadOnlyList<QueryColumn> columns, List<TextCell[]> cells, int width)
    {
        var names = columns.Select(static column => CellWidth.Printable(column.Name)).ToArray();
        var left = Math.Min(names.Max(CellWidth.Of), Math.Max(width / 2, 1));
        for (var row = 0; row < cells.Count; row++)
        {
            if (row > 0)
            {
                writer.WriteLine();
            }

            for (var i = 0; i < names.Length; i++)
            {
                var name = CellWidth.Cut(names[i], left);
                writer.Write(name + new string(' ', left - CellWidth.Of(name)) + Gap, TextStyle.Dim);
                writer.WriteLine(CellWidth.Cut(cells[row][i].Text, width - left - Gap.Length), cells[row][i].Style);
            }
        }
    }

    private static TextCell CellOf(IQueryRows rows, int column) =>
        rows.IsNull(column) ? new TextCell(Unknown, TextStyle.Dim) : new TextCell(CellWidth.Printable(ReadableText.Of(rows, column)));
}
