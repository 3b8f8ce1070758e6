using System.Text;
using PerfGen.Query.Results;
using PerfGen.Query.Text;

namespace PerfGen.Cli.Output;

/// <summary>Writes rows in the form that was asked for, to stdout or to a file that appears when it is complete.</summary>
internal static class ResultWriter
{
    /// <summary>Writes the rows.</summary>
    /// <returns>What is to be said about them.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(Terminal terminal, IQueryRows rows, ResultForm form, string? path, bool wrapLast)
    {
        if (path is null)
        {
            return await WriteAsync(terminal.Bytes, terminal.Out, rows, form, terminal.Width, terminal.Colour, wrapLast);
        }

        var unfinished = path + ".unfinished";
        IReadOnlyList<string> remarks;
        try
        {
            await using var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
            remarks = await WriteAsync(stream, writer, rows, form, width: null, colour: false, wrapLast);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        File.Move(unfinished, path, overwrite: true);
        return remarks;
    }

    private static async Task<IReadOnlyList<string>> WriteAsync(Stream bytes, TextWriter text, IQueryRows rows, ResultForm form, int? width, bool colour, bool wrapLast)
    {
        switch (form)
        {
            case ResultForm.Json:
                await JsonResult.WriteAsync(bytes, rows);
                return [];
            case ResultForm.Csv:
                return Remarks(rows, await CsvResult.WriteAsync(text, rows), 0, isForPrograms: true);
            case ResultForm.Markdown:
                return Remarks(rows, await MarkdownResult.WriteAsync(text, rows), 0, isForPrograms: true);
            default:
                var (count, columnsLeftOut) = await TableResult.WriteAsync(text, rows, width, colour, wrapLast);
                return Remarks(rows, count, columnsLeftOut, isForPrograms: false);
        }
    }

    private static List<string> Remarks(IQueryRows rows, long count, int columnsLeftOut, bool isForPrograms)
    {
        var remarks = new List<string>();
        if (count == 0 && !isForPrograms)
        {
            remarks.Add("no rows");
        }

        if (columnsLeftOut > 0)
        {
            remarks.Add($"{columnsLeftOut} of {rows.Columns.Count} columns do not fit the terminal; name the ones you want, or take --csv");
        }

        if (rows.IsTruncated)
        {
            remarks.Add($"there are more rows than these {Human.Count(count)}; --limit 0 shows all");
        }

        return remarks;
    }
}
