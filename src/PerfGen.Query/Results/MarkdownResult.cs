using PerfGen.Query.Text;

namespace PerfGen.Query.Results;

/// <summary>Writes rows as a table of GitHub's Markdown, for issues and pull requests. Numbers stand at the right, unknown is an empty cell.</summary>
public static class MarkdownResult
{
    /// <summary>Writes all rows that are left.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>How many there were.</returns>
    public static async Task<long> WriteAsync(TextWriter output, IQueryRows rows)
    {
        output.Write('|');
        foreach (var column in rows.Columns)
        {
            output.Write($" {Cell(column.Name)} |");
        }

        output.Write("\n|");
        foreach (var column in rows.Columns)
        {
            output.Write(column.IsNumber ? " ---: |" : " --- |");
        }

        output.Write('\n');
        long count = 0;
        for (; await rows.ReadAsync().ConfigureAwait(false); count++)
        {
            output.Write('|');
            for (var i = 0; i < rows.Columns.Count; i++)
            {
                output.Write($" {(rows.IsNull(i) ? "" : Cell(ReadableText.Of(rows, i)))} |");
            }

            output.Write('\n');
        }

        return count;
    }

    /// <summary>One line that neither ends the cell nor is read as markup of a table or as HTML.</summary>
    private static string Cell(string text) =>
        CellWidth.Printable(text.ReplaceLineEndings(" ")).Replace("\\", @"\\", StringComparison.Ordinal).Replace("|", @"\|", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal);
}
