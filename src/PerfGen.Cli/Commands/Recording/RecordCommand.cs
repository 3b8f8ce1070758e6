using System.CommandLine;

namespace PerfGen.Cli.Commands.Recording;

/// <summary><c>perfgen record</c>: records from a hook or a script, without opening the database.</summary>
internal static class RecordCommand
{
    public static Command Create(Terminal terminal) =>
        new("record", "Record from a hook or a script: values, tasks that are over, tokens. Returns at once; the database is not opened.")
        {
            RecordMetricCommand.Create(terminal), RecordTaskCommand.Create(terminal), RecordTokensCommand.Create(terminal),
        };
}
