using System.CommandLine;
using PerfGen.Cli.Output;

namespace PerfGen.Cli.Commands.Recording;

/// <summary><c>perfgen record tokens</c>: what an answer of a model took.</summary>
internal static class RecordTokensCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("tokens", "Record tokens and cost of an answer.");
        var usage = new UsageOptions(command, isAllowed: true);
        var context = new ContextOptions(command, withTask: true);
        var answer = new AnswerOptions(command);
        command.SetAction(parsed =>
        {
            var work = context.Of(parsed);
            var used = usage.Of(parsed) ?? throw new UsageException("nothing is said; give --prompt and --completion, or --tokens (perfgen record tokens --help)");
            return Recording.Run(terminal, answer.Of(parsed), new RecordedJson.Document { SessionId = work.Session, TaskId = work.Task }, null,
                inbox => inbox.RecordUsage(used, work));
        });
        return command;
    }
}
