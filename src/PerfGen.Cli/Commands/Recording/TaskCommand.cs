using System.CommandLine;
using PerfGen.Cli.Output;

namespace PerfGen.Cli.Commands.Recording;

/// <summary><c>perfgen task start|end</c>.</summary>
internal static class TaskCommand
{
    public static Command Create(Terminal terminal) => new("task", "Record that a task begins or ends.")
    {
        Create(terminal, "start", "Record that a task begins, and print its id.", isStart: true),
        Create(terminal, "end", "Record that a task ended.", isStart: false),
    };

    private static Command Create(Terminal terminal, string name, string description, bool isStart)
    {
        var id = Recording.Optional("id", isStart ? "Its id (otherwise a new one)." : "Its id (otherwise PERFGEN_TASK).");
        var command = new Command(name, description) { id };
        var context = new ContextOptions(command, withTask: false);
        var options = new TaskOptions(command, isOver: !isStart);
        var answer = new AnswerOptions(command);
        command.SetAction(parsed =>
        {
            var work = context.Of(parsed);
            var task = parsed.GetValue(id) ?? (isStart ? Guid.CreateVersion7().ToString() : work.Task ?? throw new UsageException("which task ended? Name it, or set PERFGEN_TASK"));
            var said = options.Of(parsed, task, work);
            return Recording.Run(terminal, answer.Of(parsed), new RecordedJson.Document { SessionId = said.Session, TaskId = task }, isStart ? task : null,
                inbox =>
                {
                    if (isStart)
                    {
                        inbox.StartTask(said);
                    }
                    else
                    {
                        inbox.EndTask(said);
                    }
                });
        });
        return command;
    }
}
