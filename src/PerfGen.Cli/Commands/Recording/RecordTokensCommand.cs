using System.CommandLine;
using PerfGen.Cli.Output;

namespace PerfGen.Cli.Commands.Recording;

/// <summary><c>perfgen record tokens</c>: what an answer of a model took.</summary>
internal static class RecordTokensCommand
{
    public static Command Create(Terminal terminal)
    {
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var command = new Command("tokens", "Record tokens and cost of an answer.");
        var usage = new UsageOptions(command, isAllowed: true);
        var context = new ContextOptions(command, withTask: true);
        command.Options.Add(dir);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            var work = context.Of(parsed);
            var used = usage.Of(parsed) ?? throw new UsageException("nothing is said; give --prompt and --completion, or --tokens (perfgen record tokens --help)");
            return Recording.Run(terminal, parsed.GetValue(dir), parsed.GetValue(json), new RecordedJson.Document { SessionId = work.Session, TaskId = work.Task }, null,
                inbox => inbox.RecordUsage(used, work));
        });
        return command;
    }
}
