using System.CommandLine;

namespace PerfGen.Cli.Commands.Recording;

/// <summary><c>perfgen record</c>: records from a hook or a script, without opening the database.</summary>
internal static class RecordCommand
{
    /// <param name="terminal">Where it writes.</param>
    /// <param name="only">What is to be recorded, where that is known: the others are not made then. All of them for anything else.</param>
    public static Command Create(Terminal terminal, string? only = null)
    {
        var record = new Command("record", "Record from a hook or a script: values, tasks that are over, tokens. Returns at once; the database is not opened.");
        var isOne = only is "metric" or "task" or "tokens";
        if (!isOne || only == "metric")
        {
            record.Add(RecordMetricCommand.Create(terminal));
        }

        if (!isOne || only == "task")
        {
            record.Add(RecordTaskCommand.Create(terminal));
        }

        if (!isOne || only == "tokens")
        {
            record.Add(RecordTokensCommand.Create(terminal));
        }

        return record;
    }
}
