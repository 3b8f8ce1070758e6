using PerfGen.Cli.Output;
using PerfGen.Query.Named;
using PerfGen.Query.Results;
using PerfGen.Query.Sandbox;
using PerfGen.Query.Text;

namespace PerfGen.Cli.Commands;

/// <summary>Asks, writes the answer, and says what is to be said about it.</summary>
internal static class QueryRunner
{
    /// <summary>Answers SQL.</summary>
    public static async Task<int> AskAsync(Terminal terminal, string sql, QueryRequest request, CancellationToken stop)
    {
        var saidByDrain = request.File is null ? DrainFirst.Run(request.Directory, stop) : static () => { };
        if (request.IsExplained)
        {
            sql = "explain analyze " + sql.TrimEnd().TrimEnd(';');
        }

        if (request.Form == ResultForm.Parquet)
        {
            var written = await ParquetResult.WriteAsync(request.Directory, sql, request.Output!, request.Options, stop);
            Terminal.Say($"{Human.Things(written, "row")} in {request.Output}");
        }
        else
        {
            IEnumerable<string> remarks;
            using (var answer = await UserQuery.AskAsync(request.Directory, sql, request.Options, stop))
            {
                remarks = await ResultWriter.WriteAsync(terminal, answer, request.Form, request.Output, wrapLast: false);
            }

            Finish(terminal, remarks);
        }

        saidByDrain();
        return ExitCode.Fine;
    }

    /// <summary>Answers a question with a name.</summary>
    public static async Task<int> AskAsync(Terminal terminal, NamedQuestion question, QuestionFilter filter, QuestionOptions options, QueryRequest request, CancellationToken stop)
    {
        if (request.File is not null)
        {
            throw new UsageException("questions with a name are asked of data directories; of another file, ask in SQL");
        }

        var saidByDrain = DrainFirst.Run(request.Directory, stop);
        if (request.Form == ResultForm.Parquet)
        {
            var written = await NamedAnswer.WriteParquetAsync(request.Directory, question, request.Output!, filter, options, stop);
            Terminal.Say($"{Human.Things(written, "row")} in {request.Output}");
            saidByDrain();
            return ExitCode.Fine;
        }

        IEnumerable<string> remarks;
        using (var answer = await NamedAnswer.AskAsync(request.Directory, question, filter, options, stop))
        {
            remarks = request.IsExplained
                ? await ResultWriter.WriteAsync(terminal, QuestionRows.Explain(answer), request.Form, request.Output, wrapLast: true)
                : [.. await ResultWriter.WriteAsync(terminal, answer, request.Form, request.Output, wrapLast: false), .. answer.Notes.Where(static note => note.Contains("gone by", StringComparison.Ordinal))];
        }

        Finish(terminal, remarks);
        saidByDrain();
        return ExitCode.Fine;
    }

    /// <summary>Lists the views, or the columns of one.</summary>
    public static async Task<int> SchemaAsync(Terminal terminal, QueryRequest request, string? view, CancellationToken stop)
    {
        var saidByDrain = request.File is null ? DrainFirst.Run(request.Directory, stop) : static () => { };
        await WriteAsync(terminal, await SchemaRows.LoadAsync(request.Directory, request.File, view, stop), request, wrapLast: true);
        saidByDrain();
        return ExitCode.Fine;
    }

    /// <summary>Writes rows that are in memory.</summary>
    public static async Task<int> WriteAsync(Terminal terminal, IQueryRows rows, QueryRequest request, bool wrapLast)
    {
        Finish(terminal, await ResultWriter.WriteAsync(terminal, rows, request.Form == ResultForm.Parquet ? ResultForm.Csv : request.Form, request.Output, wrapLast));
        return ExitCode.Fine;
    }

    /// <summary>The database is closed by now: whoever reads stdout may take his time.</summary>
    private static void Finish(Terminal terminal, IEnumerable<string> remarks)
    {
        terminal.Release();
        foreach (var remark in remarks)
        {
            Terminal.Say(remark);
        }
    }
}
