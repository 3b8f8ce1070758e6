using System.CommandLine;
using PerfGen.Analysis;
using PerfGen.Query.Results;
using PerfGen.Query.Sandbox;
using PerfGen.Query.Text;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen classify</c>: the kind of a task, from what it is about.</summary>
internal static class ClassifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = CommonOptions.Json();
        var csv = CommonOptions.Csv();
        var text = new Argument<string[]>("text") { Description = "What the task is about; - reads a line for each task from stdin.", Arity = ArgumentArity.OneOrMore };
        var type = new Option<string?>("--type") { Description = "What its kind is called, where it has a name: bug-fix.", HelpName = "name" };
        var compat = new Option<bool>("--compat") { Description = "Find keywords within words as well, as old files have it." };
        var command = new Command("classify", "Tell which of nine kinds a task is: " + string.Join(", ", TaskTypes.All) + ".") { text, type, compat, json, csv };
        command.SetAction((parsed, stop) => RunAsync(terminal, parsed.GetValue(text)!, parsed.GetValue(type), parsed.GetValue(compat), parsed.GetValue(json), parsed.GetValue(csv), stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string[] words, string? type, bool compat, bool json, bool csv, CancellationToken stop)
    {
        CommonOptions.CheckForm(json, csv);
        var mode = compat ? ScoringMode.Compat : ScoringMode.Documented;
        string[] texts = words is ["-"]
            ? [.. (await Console.In.ReadToEndAsync(stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]
            : [string.Join(' ', words)];
        var rows = texts.Select(text => (Text: text, Class: TaskClassifier.Resolve(type, text, mode))).ToList();
        if (json || csv)
        {
            static QueryColumn Column(string name) => new(name, "VARCHAR", QueryColumnKind.Text);
            var table = new ListRows(
                [Column("text"), Column("task_type"), Column("keyword"), Column("matched")],
                [.. rows.Select(static row => new object?[] { row.Text, row.Class.TaskType, row.Class.Keyword, row.Class.Matched })]);
            if (json)
            {
                await JsonResult.WriteAsync(terminal.Bytes, table);
            }
            else
            {
                await CsvResult.WriteAsync(terminal.Out, table);
            }

            return ExitCode.Fine;
        }

        foreach (var (text, found) in rows)
        {
            var why = found switch
            {
                { Keyword: { } keyword, Matched: { } matched } => matched == keyword ? $"'{keyword}'" : $"'{matched}', a form of '{keyword}'",
                _ when type is not null && found.TaskType != TaskTypes.General => $"'{type}'",
                _ => "no keyword of a kind",
            };
            terminal.Out.Write($"{found.TaskType}\t{CellWidth.Printable(why)}{(texts.Length > 1 ? "\t" + CellWidth.Printable(text) : "")}\n");
        }

        return ExitCode.Fine;
    }
}
