using System.CommandLine;
using PerfGen.Cli.Output;
using PerfGen.Query.Results;
using PerfGen.Query.Text;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen maintain</c>: rolls up, removes what the policies let go, gives space back, and says what was done.</summary>
internal static class MaintainCommand
{
    public static Command Create(Terminal terminal)
    {
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var figures = new Option<bool>("--remake-figures") { Description = "Throw away the figures of all days, by which long reports are made, and make them anew from the rows." };
        var command = new Command("maintain", "Roll up, apply retention, give space back, and say what was done. Happens by itself every 24 hours of use.") { dir, json, figures };
        command.SetAction((parsed, stop) => Task.Run(() => RunAsync(terminal, parsed.GetValue(dir), parsed.GetValue(json), parsed.GetValue(figures), stop), CancellationToken.None));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string? dir, bool json, bool remakeFigures, CancellationToken stop)
    {
        var directory = CommonOptions.DirectoryOf(dir);
        var saidByDrain = DrainFirst.Run(directory, stop);
        var done = new StoreMaintenance(directory).Maintain(remakeFigures, stop);
        if (json)
        {
            await JsonResult.WriteAsync(terminal.Bytes, MaintenanceRows.Of(done));
        }
        else
        {
            terminal.Out.WriteLine($" rolled up  {Human.Things(done.CallsRolledUp, "call")}, {Human.Things(done.ValuesRolledUp, "value")}; {Human.Things(done.PartsMerged, "part")} merged");
            terminal.Out.WriteLine($" removed    {Human.Things(done.CallsRemoved, "call")}, {Human.Things(done.ValuesRemoved, "value")}, {Human.Things(done.RollupsRemoved, "rollup")}, {Human.Things(done.TasksRemoved, "task")}, {Human.Things(done.SessionsRemoved, "session")}");
            if (remakeFigures)
            {
                terminal.Out.WriteLine(done.DaysSettled > 0
                    ? $" figures    of {Human.Things(done.DaysSettled, "day or part of one", "days and parts of days")} were made anew from the rows"
                    : " figures    of days are made in stores of two million calls and more; there are none here");
            }

            terminal.Out.WriteLine($" size       {Human.Size(done.BytesBefore)} before, {Human.Size(done.BytesAfter)} now, in {Human.Duration(done.Elapsed.TotalSeconds)}");
        }

        terminal.Release();
        saidByDrain();
        return ExitCode.Fine;
    }
}
