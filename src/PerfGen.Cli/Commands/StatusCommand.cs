using System.CommandLine;
using PerfGen.Cli.Output;
using PerfGen.Query.Reporting;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen status</c>: what is recorded, what waits, what was dropped, who holds the file. Does not open the database.</summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal)
    {
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var command = new Command("status", "Show the data directory: what is recorded, what waits, what was dropped, and who has the database open.") { dir, json };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(dir), parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, string? dir, bool json)
    {
        var directory = CommonOptions.DirectoryOf(dir);
        var status = StoreStatus.Read(directory);
        var summary = Summaries.Newest(directory);
        if (json)
        {
            StatusJson.Write(terminal.Bytes, status, summary);
        }
        else
        {
            StatusText.Write(terminal.Out, status, terminal.Width, terminal.Colour, summary);
        }

        foreach (var problem in status.Problems)
        {
            Terminal.Say(problem);
        }

        return ExitCode.Fine;
    }
}
