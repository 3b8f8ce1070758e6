using System.CommandLine;
using System.Globalization;
using PerfGen.Cli.Interactive;
using PerfGen.Cli.Output;
using PerfGen.Query.Named;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen query</c>: SQL, or a question with a name, answered as table, JSON, CSV, Markdown or Parquet; a prompt where nothing is asked.</summary>
internal static class QueryCommand
{
    private const string ToList = "(questions: perfgen query --questions)";

    public static Command Create(Terminal terminal)
    {
        var sql = new Argument<string?>("sql") { Description = "One SELECT, in quotes, or the name of a question; - reads it from stdin.", Arity = ArgumentArity.ZeroOrOne };
        var schema = new Option<string?>("--schema") { Description = "List the views, or the columns of one, with what they mean.", HelpName = "view", Arity = ArgumentArity.ZeroOrOne };
        var questions = new Option<bool>("--questions") { Description = "List the questions that have a name." };
        var explain = new Option<bool>("--explain") { Description = "Say how it is answered: the SQL and the plan, rows or rollups, exactly or nearly." };
        var file = new Option<string?>("--file") { Description = "Ask another DuckDB file, read-only, instead of the data directory.", HelpName = "path" };
        var memory = new Option<string?>("--memory") { Description = "Memory that the SQL may take, such as 512MB; 1GB where nothing is said.", HelpName = "size" };
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var csv = CommonOptions.Csv();
        var markdown = new Option<bool>("--markdown") { Description = "Write a table of Markdown." };
        var parquet = new Option<bool>("--parquet") { Description = "Write Parquet, to the file that --output names." };
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead of stdout.", HelpName = "path" };
        var timeout = CommonOptions.Time("--timeout", "Give up after this time; 0 waits for ever, 30s where nothing is said.");
        var limit = new Option<long?>("--limit") { Description = $"Rows at most; 0 is all. A table has {QueryRequest.MostRowsOfTable} where nothing is said.", HelpName = "rows" };
        limit.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && (!long.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) || rows == long.MaxValue))
            {
                result.AddError($"--limit is '{token.Value}'; it has to be a number of rows, or 0 for all");
            }
        });
        var about = new FilterOptions();
        var command = new Command("query", "Ask the database in SQL, or one of the questions that have a name.")
        {
            sql, questions, schema, explain, file, dir, json, csv, markdown, parquet, output, limit, timeout, memory,
        };
        foreach (var option in about.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, stop) =>
        {
            var request = new QueryRequest
            {
                Directory = CommonOptions.DirectoryOf(parsed.GetValue(dir)),
                File = parsed.GetValue(file),
                Form = FormOf(("--json", parsed.GetValue(json), ResultForm.Json), ("--csv", parsed.GetValue(csv), ResultForm.Csv),
                    ("--markdown", parsed.GetValue(markdown), ResultForm.Markdown), ("--parquet", parsed.GetValue(parquet), ResultForm.Parquet)),
                Output = parsed.GetValue(output),
                IsExplained = parsed.GetValue(explain),
                Limit = parsed.GetValue(limit),
                Timeout = parsed.GetValue(timeout),
                MemoryLimitBytes = CommonOptions.Size("--memory", parsed.GetValue(memory)),
            };
            request.Check();
            var what = parsed.GetValue(sql);
            var lists = (parsed.GetResult(schema) is not null ? 1 : 0) + (parsed.GetValue(questions) ? 1 : 0);
            if (lists + (what is null ? 0 : 1) > 1)
            {
                throw new UsageException("--schema, --questions and SQL exclude each other; give one of them");
            }

            if (parsed.GetValue(questions))
            {
                return await QueryRunner.WriteAsync(terminal, QuestionRows.List(), request, wrapLast: true);
            }

            if (parsed.GetResult(schema) is not null)
            {
                return await QueryRunner.SchemaAsync(terminal, request, parsed.GetValue(schema), stop);
            }

            if (what is null)
            {
                return Terminal.IsInteractive
                    ? await QueryPrompt.RunAsync(terminal, request, stop)
                    : throw new UsageException($"query needs SQL, or the name of a question: perfgen query \"from calls limit 5\", perfgen query summary {ToList}");
            }

            if (IsName(what))
            {
                var question = NamedQuestion.Find(what) ?? throw new UsageException($"there is no question '{what}'{(NamedQuestion.Nearest(what) is { } near ? $"; did you mean '{near}'?" : "")} {ToList}");
                return await QueryRunner.AskAsync(terminal, question, about.Filter(parsed, request.LimitInForce, request.Directory), about.Options(parsed, request.TimeoutInForce), request, stop);
            }

            return about.FirstGiven(parsed) is { } option
                ? throw new UsageException($"{option} belongs to a question with a name; in SQL, say it in the WHERE clause {ToList}")
                : await QueryRunner.AskAsync(terminal, what == "-" ? await Console.In.ReadToEndAsync(stop) : what, request, stop);
        });
        return command;
    }

    /// <summary>One word is no SQL.</summary>
    private static bool IsName(string text) => text.Length > 1 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && char.IsAsciiLetter(text[0]);

    private static ResultForm FormOf(params (string Option, bool IsGiven, ResultForm Form)[] forms)
    {
        var given = forms.Where(static form => form.IsGiven).ToArray();
        return given.Length switch
        {
            0 => ResultForm.Table,
            1 => given[0].Form,
            _ => throw new UsageException($"{string.Join(" and ", given.Select(static form => form.Option))} exclude each other; give one of them"),
        };
    }
}
