using System.CommandLine;
using PerfGen.Cli.Output;
using PerfGen.Query.Text;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen drain</c>: loads what waits in the journals into the database, until nothing is left.</summary>
internal static class DrainCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create(Terminal terminal)
    {
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var wait = CommonOptions.Time("--wait", "How long to wait where somebody has the database open; 5s where nothing is said.");
        var command = new Command("drain", "Load what waits in the journals into the database.") { dir, wait, json };
        command.SetAction((parsed, stop) => Task.Run(() => Run(terminal, parsed.GetValue(dir), parsed.GetValue(json), parsed.GetValue(wait) ?? Patience, stop), CancellationToken.None));
        return command;
    }

    private static int Run(Terminal terminal, string? dir, bool json, TimeSpan wait, CancellationToken stop)
    {
        var directory = CommonOptions.DirectoryOf(dir);
        var result = new Drainer(directory).Drain(new DrainOptions { WaitForFile = wait }, stop);
        if (json)
        {
            DrainJson.Write(terminal.Bytes, result);
        }
        else
        {
            var loaded = result.Calls + result.Metrics + result.Events;
            terminal.Out.WriteLine(loaded == 0
                ? result.Waiting == 0 ? " Nothing waits in the journals." : " Nothing was drained."
                : $" drained  {Human.Things(result.Calls, "call")}, {Human.Things(result.Metrics, "value")}, {Human.Things(result.Events, "event")} in {Human.Duration(result.Elapsed.TotalSeconds)}");
        }

        DrainFirst.Say(result);
        if (result.Calls + result.Metrics + result.Events > 0)
        {
            DrainFirst.Summarise(directory, stop, isAsked: true);
        }

        stop.ThrowIfCancellationRequested();
        return result is { HeldBy: not null, Waiting: > 0 } ? ExitCode.NotDone : ExitCode.Fine;
    }
}
