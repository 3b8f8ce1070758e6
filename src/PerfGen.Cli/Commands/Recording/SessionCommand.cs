using System.CommandLine;
using PerfGen.Cli.Output;

namespace PerfGen.Cli.Commands.Recording;

/// <summary><c>perfgen session start|end</c>.</summary>
internal static class SessionCommand
{
    public static Command Create(Terminal terminal) => new("session", "Record that a session begins or ends.")
    {
        Create(terminal, "start", "Record that a session begins, and print its id.", isStart: true),
        Create(terminal, "end", "Record that a session ended. Tasks that are open in it count as unfinished.", isStart: false),
    };

    private static Command Create(Terminal terminal, string name, string description, bool isStart)
    {
        var id = Recording.Optional("id", isStart ? "Its id (otherwise --session, PERFGEN_SESSION, or a new one)." : "Its id (otherwise --session or PERFGEN_SESSION).");
        var note = new Option<string[]>("--note") { Description = "A note. May be said several times.", HelpName = "text" };
        var command = new Command(name, description) { id, note };
        var context = new ContextOptions(command, withTask: false);
        var answer = new AnswerOptions(command);
        command.SetAction(parsed =>
        {
            var work = context.Of(parsed);
            var session = parsed.GetValue(id) ?? work.Session ?? (isStart ? Guid.CreateVersion7().ToString() : throw new UsageException("which session ended? Name it, or set PERFGEN_SESSION"));
            work = work with { Session = session, Task = null };
            var notes = parsed.GetValue(note) ?? [];
            return Recording.Run(terminal, answer.Of(parsed), new RecordedJson.Document { SessionId = session }, isStart ? session : null,
                inbox =>
                {
                    if (isStart)
                    {
                        inbox.StartSession(work, notes);
                    }
                    else
                    {
                        inbox.EndSession(work, notes);
                    }
                });
        });
        return command;
    }
}
