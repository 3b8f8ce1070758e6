namespace PerfGen.Query.Results;

/// <summary>Writes rows as CSV (RFC 4180): a line of names, CRLF, quotes where they are needed. Unknown is nothing, an empty text is <c>""</c>.</summary>
public static class CsvResult
{
    /// <summary>Writes all rows that are left.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>How many there were.</returns>
    public static async Task<long> WriteAsync(TextWriter output, IQueryRows rows)
    {
        var columns = rows.Columns.Count;
        for (var i = 0; i < columns; i++)
        {
            WriteField(output, rows.Columns[i].Name, i);
        }

        output.Write("\r\n");
        long count = 0;
        for (; await rows.ReadAsync().ConfigureAwait(false); count++)
        {
            for (var i = 0; i < columns; i++)
            {
                WriteField(output, rows.IsNull(i) ? null : rows.GetText(i), i);
            }

            output.Write("\r\n");
        }

        return count;
    }

    private static void WriteField(TextWriter output, string? text, int column)
    {
        if (column > 0)
        {
            output.Write(',');
        }

        if (text is null)
        {
            return;
        }

        if (text.Length > 0 && text.AsSpan().IndexOfAny(",\"\r\n") < 0 && text[0] != ' ' && text[^1] != ' ')
        {
            output.Write(text);
            return;
        }

        output.Write('"');
        output.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        output.Write('"');
    }
}
