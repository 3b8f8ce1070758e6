using System.Text;
using PerfGen.Cli.Commands;
using PerfGen.Query;
using PerfGen.Query.Named;
using PerfGen.Query.Questions;
using PerfGen.Query.Sandbox;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli.Interactive;

/// <summary>
/// A prompt for SQL. A statement ends with a semicolon or an empty line; the name of a question is one by itself; Tab completes views and columns; Ctrl-C drops what is typed, or stops what runs;
/// Ctrl-D ends. The database is open only while a statement runs.
/// </summary>
internal static class QueryPrompt
{
    private const string First = "perfgen> ";
    private const string Next = "    ...> ";
    private const int MostChoices = 60;

    public static async Task<int> RunAsync(Terminal terminal, QueryRequest request, CancellationToken stop)
    {
        var saidByDrain = request.File is null ? DrainFirst.Run(request.Directory, stop) : static () => { };
        var columns = request.File is null ? await PerfSchema.LoadAsync(request.Directory, stop) : await PerfSchema.LoadFileAsync(request.File, stop);
        saidByDrain();
        Console.Error.WriteLine(" SQL; end it with ; or an empty line. Tab completes, Ctrl-D ends.");
        Console.Error.WriteLine(" .schema lists views, .questions what has a name.");
        var history = new List<string>();
        while (!stop.IsCancellationRequested)
        {
            if (ReadStatement(new SqlCompleter(columns), history) is not { } statement)
            {
                break;
            }

            await AnswerAsync(terminal, statement, request, columns, stop);
        }

        return ExitCode.Fine;
    }

    private static async Task AnswerAsync(Terminal terminal, string statement, QueryRequest request, IReadOnlyList<ColumnRow> columns, CancellationToken stop)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop);
        terminal.Interrupt = stopping.Cancel;
        try
        {
            var word = statement.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            _ = word[0] switch
            {
                ".schema" => await QueryRunner.SchemaAsync(terminal, request, word.ElementAtOrDefault(1), stopping.Token),
                ".questions" => await QueryRunner.WriteAsync(terminal, Output.QuestionRows.List(), request, wrapLast: true),
                _ when request.File is null && word.Length == 1 && NamedQuestion.Find(word[0]) is { } question =>
                    await QueryRunner.AskAsync(terminal, question, new QuestionFilter { Limit = request.LimitInForce }, new QuestionOptions { Timeout = request.TimeoutInForce }, request, stopping.Token),
                _ => await QueryRunner.AskAsync(terminal, statement, request, stopping.Token),
            };
        }
        catch (OperationCanceledException)
        {
            Terminal.Say("stopped");
        }
        catch (Exception error) when (error is QueryException or StoreException or UsageException or IOException)
        {
            Terminal.Say(error.Message);
        }
        finally
        {
            terminal.Interrupt = null;
        }
    }

    /// <summary>A statement without its semicolon; null where there will be no more.</summary>
    private static string? ReadStatement(SqlCompleter completer, List<string> history)
    {
        var earlier = new StringBuilder();
        while (true)
        {
            var before = earlier.ToString();
            var editor = new LineEditor((line, cursor) => completer.Complete(before + line, before.Length + cursor), history);
            var state = ReadLine(editor, earlier.Length == 0 ? First : Next);
            if (state == LineState.Ended && earlier.Length == 0)
            {
                return null;
            }

            if (state != LineState.Done)
            {
                earlier.Clear();
                continue;
            }

            var line = editor.Text.Trim();
            if (line.Length > 0)
            {
                history.Add(editor.Text);
                earlier.Append(editor.Text).Append('\n');
            }

            var statement = earlier.ToString().Trim();
            var isAll = line.Length == 0 || line.EndsWith(';') || (statement.Length > 0 && (statement[0] == '.' || NamedQuestion.Find(statement) is not null));
            if (statement.Length > 0 && isAll)
            {
                return statement.TrimEnd(';', ' ', '\n');
            }
        }
    }

    private static LineState ReadLine(LineEditor editor, string prompt)
    {
        var treatsControlC = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = true;
        try
        {
            Show(editor, prompt);
            LineState state;
            while ((state = editor.Press(Console.ReadKey(intercept: true))) == LineState.Typing)
            {
                if (editor.Choices.Count > 0)
                {
                    Console.Error.Write("\r\n" + Lines(editor.Choices, Math.Max(Console.WindowWidth - 1, 20)) + "\r\n");
                }

                Show(editor, prompt);
            }

            Console.Error.Write(state == LineState.Abandoned ? "^C\r\n" : "\r\n");
            return state;
        }
        finally
        {
            Console.TreatControlCAsInput = treatsControlC;
        }
    }

    /// <summary>Words one after the other, as many to a line as it has room for.</summary>
    internal static string Lines(IReadOnlyList<string> words, int width)
    {
        var lines = new StringBuilder();
        var room = width;
        foreach (var word in words.Count > MostChoices ? words.Take(MostChoices).Append("…") : words)
        {
            var isFirst = room == width;
            if (!isFirst && word.Length + 2 > room)
            {
                lines.Append("\r\n");
                room = width;
                isFirst = true;
            }

            lines.Append(isFirst ? "" : "  ").Append(word);
            room -= word.Length + (isFirst ? 0 : 2);
        }

        return lines.ToString();
    }

    /// <summary>Writes the line anew, and the cursor to its place. A line that is wider than the terminal shows the part around the cursor.</summary>
    private static void Show(LineEditor editor, string prompt)
    {
        var room = Math.Max(Console.WindowWidth - prompt.Length - 1, 10);
        var from = Math.Max(editor.Cursor - room, 0);
        var shown = editor.Text.Substring(from, Math.Min(editor.Text.Length - from, room));
        Console.Error.Write($"\r{prompt}{shown}\u001b[K\r\u001b[{prompt.Length + editor.Cursor - from}C");
    }
}
