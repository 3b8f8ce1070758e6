using System.CommandLine;
using System.Globalization;
using PerfGen.Cli.Output;
using PerfGen.Query.Results;
using PerfGen.Query.Sandbox;
using PerfGen.Query.Text;
using PerfGen.Runtime;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen query "SQL"</c>: an answer as table, JSON or CSV.</summary>
internal static class QueryCommand
{
    /// <summary>Rows of a table at most, where nobody says otherwise; programs get all.</summary>
    private const long MostRowsOfTable = 1000;

    public static Command Create(Terminal terminal)
    {
        var sql = new Argument<string?>("sql") { Description = "One SELECT, in quotes; - reads it from stdin.", Arity = ArgumentArity.ZeroOrOne };
        var schema = new Option<string?>("--schema") { Description = "List the views, or the columns of one, with what they mean.", HelpName = "view", Arity = ArgumentArity.ZeroOrOne };
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var csv = CommonOptions.Csv();
        var timeout = CommonOptions.Time("--timeout", "Give up after this time; 0 waits for ever, 30s where nothing is said.");
        var limit = new Option<long?>("--limit") { Description = $"Rows at most; 0 is all. A table has {MostRowsOfTable} where nothing is said.", HelpName = "rows" };
        limit.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && (!long.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) || rows == long.MaxValue))
            {
                result.AddError($"--limit is '{token.Value}'; it has to be a number of rows, or 0 for all");
            }
        });
        var command = new Command("query", "Ask the database in SQL.") { sql, schema, dir, json, csv, limit, timeout };
        command.SetAction(async (parsed, stop) =>
        {
            var asked = new Question(
                parsed.GetValue(sql), parsed.GetResult(schema) is not null, parsed.GetValue(schema), parsed.GetValue(json), parsed.GetValue(csv), parsed.GetValue(limit), parsed.GetValue(timeout));
            CommonOptions.CheckForm(asked.Json, asked.Csv);
            if (asked.Sql is null == !asked.IsSchema)
            {
                throw new UsageException(asked.Sql is null
                    ? "query needs SQL: perfgen query \"from calls limit 5\" (views and columns: perfgen query --schema)"
                    : "--schema and SQL exclude each other; give one of them");
            }

            return await RunAsync(terminal, asked, CommonOptions.DirectoryOf(parsed.GetValue(dir)), stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, Question asked, DataDirectory directory, CancellationToken stop)
    {
        var sql = asked.Sql == "-" ? await Console.In.ReadToEndAsync(stop) : asked.Sql;
        var saidByDrain = DrainFirst.Run(directory, stop);
        IEnumerable<string> remarks;
        if (sql is null)
        {
            remarks = await WriteAsync(terminal, await SchemaRows.LoadAsync(directory, asked.View, stop), asked);
        }
        else
        {
            using var answer = await UserQuery.AskAsync(directory, sql, asked.Options, stop);
            remarks = await WriteAsync(terminal, answer, asked);
        }

        // The database is closed by now: whoever reads stdout may take his time.
        terminal.Release();
        foreach (var remark in remarks)
        {
            Terminal.Say(remark);
        }

        saidByDrain();
        return ExitCode.Fine;
    }

    /// <summary>Writes the answer.</summary>
    /// <returns>What is to be said about it.</returns>
    private static async Task<IEnumerable<string>> WriteAsync(Terminal terminal, IQueryRows rows, Question asked)
    {
        if (asked.Json)
        {
            await JsonResult.WriteAsync(terminal.Bytes, rows);
            return [];
        }

        var (count, columnsLeftOut) = asked.Csv
            ? (await CsvResult.WriteAsync(terminal.Out, rows), 0)
            : await TableResult.WriteAsync(terminal.Out, rows, terminal.Width, terminal.Colour, wrapLast: asked.IsSchema);
        return Remarks(rows, count, columnsLeftOut, asked.Csv);
    }

    private static IEnumerable<string> Remarks(IQueryRows rows, long count, int columnsLeftOut, bool isForPrograms)
    {
        if (count == 0 && !isForPrograms)
        {
            yield return "no rows";
        }

        if (columnsLeftOut > 0)
        {
            yield return $"{columnsLeftOut} of {rows.Columns.Count} columns do not fit the terminal; name the ones you want, or take --csv";
        }

        if (rows.IsTruncated)
        {
            yield return $"there are more rows than these {Human.Count(count)}; --limit 0 shows all";
        }
    }

    /// <summary>What was asked, and in which form the answer is wanted.</summary>
    private sealed record Question(string? Sql, bool IsSchema, string? View, bool Json, bool Csv, long? Limit, TimeSpan? Timeout)
    {
        public UserQueryOptions Options => new()
        {
            Timeout = Timeout == TimeSpan.Zero ? null : Timeout ?? UserQueryOptions.Default.Timeout,
            Limit = Limit switch { 0 => null, null => Json || Csv ? null : MostRowsOfTable, var rows => rows },
            IsForPrograms = Json || Csv,
        };
    }
}
