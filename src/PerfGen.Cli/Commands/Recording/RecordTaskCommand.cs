using System.CommandLine;
using System.Globalization;
using PerfGen.Cli.Output;

namespace PerfGen.Cli.Commands.Recording;

/// <summary><c>perfgen record task</c>: a task that is over, told at once; in the form of a hook, five arguments.</summary>
internal static class RecordTaskCommand
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("id") { Description = "The task's id." };
        var agent = Recording.Optional("agent", "Who did it.");
        var result = Recording.Optional("result", "success, failure, partial, timeout, cancelled or skipped.");
        var milliseconds = Recording.Optional("ms", "How long it took, in milliseconds.");
        var tokens = Recording.Optional("tokens", "Tokens that it used, all together.");
        var command = new Command("task", "Record a task that is over. Each time is a task of its own.") { id, agent, result, milliseconds, tokens };
        var context = new ContextOptions(command, withTask: false);
        var options = new TaskOptions(command, isOver: true);
        var answer = new AnswerOptions(command);
        command.SetAction(parsed =>
        {
            var work = context.Of(parsed);
            var said = options.Of(parsed, parsed.GetValue(id)!, work);
            var word = Recording.Either(parsed.GetValue(result), options.ResultOf(parsed), "result");
            var duration = Number(parsed.GetValue(milliseconds), "ms", "milliseconds");
            var total = Number(parsed.GetValue(tokens), "tokens", "tokens");
            if (total is not null && total != Math.Truncate(total.Value))
            {
                throw new UsageException($"<tokens> is '{parsed.GetValue(tokens)}'; it has to be a whole number");
            }

            var task = said with
            {
                Agent = parsed.GetValue(agent) is { Length: > 0 } who ? who : said.Agent,
                Result = TaskOptions.Result(word) ?? TaskResult.Success,
                Duration = duration is { } took ? TimeSpan.FromMilliseconds(took) : said.Duration,
                Usage = total is { } sum ? (said.Usage ?? new TokenUsage()) with { Total = (long)sum } : said.Usage,
            };
            return Recording.Run(terminal, answer.Of(parsed), new RecordedJson.Document { SessionId = task.Session, TaskId = task.Id }, null,
                inbox => inbox.RecordTask(task));
        });
        return command;
    }

    /// <summary>A number as hooks pass it: nothing, or empty, is unknown.</summary>
    private static double? Number(string? text, string argument, string what) =>
        string.IsNullOrWhiteSpace(text) ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UsageException($"<{argument}> is '{text}'; it has to be a number of {what}");
}
