using System.CommandLine;
using PerfGen.Runtime.Work;

namespace PerfGen.Cli.Commands.Recording;

/// <summary>Options that say whose work is recorded. What is not said is what the environment says.</summary>
internal sealed class ContextOptions
{
    public ContextOptions(Command command, bool withTask)
    {
        Session = Name("--session", "The session that it belongs to (otherwise PERFGEN_SESSION).");
        Task = Name("--task", "The task that it belongs to (otherwise PERFGEN_TASK).");
        Agent = Name("--agent", "Whose work it is (otherwise PERFGEN_AGENT).");
        Model = Name("--model", "The language model that works (otherwise PERFGEN_MODEL, or what model clients are told).");
        Cli = Name("--cli", "The command-line tool that the agent runs in (otherwise PERFGEN_CLI, or the one whose mark is set).");
        command.Options.Add(Session);
        if (withTask)
        {
            command.Options.Add(Task);
        }

        command.Options.Add(Agent);
        command.Options.Add(Model);
        command.Options.Add(Cli);
    }

    private Option<string?> Session { get; }

    private Option<string?> Task { get; }

    private Option<string?> Agent { get; }

    private Option<string?> Model { get; }

    private Option<string?> Cli { get; }

    /// <summary>What was said, else what the environment says.</summary>
    /// <exception cref="UsageException">The environment holds what cannot be recorded.</exception>
    public WorkContext Of(ParseResult parsed)
    {
        var known = WorkEnvironment.Read(out var objections);
        return objections is [var first, ..]
            ? throw new UsageException(first)
            : known.With(new WorkContext
            {
                Session = parsed.GetValue(Session),
                Task = parsed.GetValue(Task),
                Agent = parsed.GetValue(Agent),
                Model = parsed.GetValue(Model),
                Cli = parsed.GetValue(Cli),
            });
    }

    private static Option<string?> Name(string option, string description) => new(option) { Description = description, HelpName = "name" };
}
