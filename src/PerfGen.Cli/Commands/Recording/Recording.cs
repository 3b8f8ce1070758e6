using System.CommandLine;
using PerfGen.Cli.Output;
using PerfGen.Runtime.Journal.Inbox;

namespace PerfGen.Cli.Commands.Recording;

/// <summary>What all verbs that record have in common: the data directory, the inbox, the answer. None of them opens the database.</summary>
internal static class Recording
{
    /// <summary>Records, and writes the answer on stdout where there is one, or with <c>--json</c> what was recorded.</summary>
    public static int Run(Terminal terminal, Answer how, RecordedJson.Document recorded, string? answer, Action<InboxWriter> record)
    {
        var directory = CommonOptions.DirectoryOf(how.Dir);
        var inbox = new InboxWriter(directory);
        try
        {
            record(inbox);
        }
        catch (ArgumentException error)
        {
            throw new UsageException(error.Message);
        }

        if (how.IsJson)
        {
            RecordedJson.Write(terminal.Bytes, recorded with { DataDirectory = directory.Path, Withheld = inbox.Withheld });
        }
        else if (answer is not null)
        {
            terminal.Out.WriteLine(answer);
        }

        if (how.IsVerbose)
        {
            foreach (var withheld in inbox.Withheld)
            {
                Terminal.Say("not all of it was recorded: " + withheld);
            }
        }

        return ExitCode.Fine;
    }

    public static Argument<string?> Optional(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };

    /// <summary>Two ways to say the same: as an argument or as an option.</summary>
    public static string? Either(string? argument, string? option, string what) =>
        argument is { Length: > 0 } && option is { Length: > 0 } && argument != option
            ? throw new UsageException($"the {what} is said twice, as '{argument}' and as '{option}'")
            : argument is { Length: > 0 } ? argument : option;
}
