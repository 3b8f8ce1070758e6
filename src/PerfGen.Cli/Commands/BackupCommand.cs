using System.CommandLine;
using PerfGen.Cli.Output;
using PerfGen.Query.Results;
using PerfGen.Query.Text;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen backup</c> and <c>perfgen restore</c>.</summary>
internal static class BackupCommand
{
    public static Command CreateBackup(Terminal terminal)
    {
        var path = new Argument<string>("file") { Description = "Where to; nothing may be there." };
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var command = new Command("backup", "Write a copy of the database. Never copy the file itself: a copy made while somebody writes is damaged.") { path, dir, json };
        command.SetAction((parsed, stop) => Task.Run(async () =>
        {
            var directory = CommonOptions.DirectoryOf(parsed.GetValue(dir));
            var saidByDrain = DrainFirst.Run(directory, stop);
            var file = Path.GetFullPath(parsed.GetValue(path)!);
            var bytes = new StoreMaintenance(directory).Backup(file, stop);
            await SayAsync(terminal, parsed.GetValue(json), $" backup  {Human.Size(bytes)} in {file}", MaintenanceRows.One(("file", file), ("bytes", bytes)));
            saidByDrain();
            return ExitCode.Fine;
        }, CancellationToken.None));
        return command;
    }

    public static Command CreateRestore(Terminal terminal)
    {
        var path = new Argument<string>("file") { Description = "The backup." };
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var command = new Command("restore", "Put a backup in the place of the database, which is kept beside it.") { path, dir, json };
        command.SetAction((parsed, stop) => Task.Run(async () =>
        {
            var directory = CommonOptions.DirectoryOf(parsed.GetValue(dir));
            var replaced = new StoreMaintenance(directory).Restore(parsed.GetValue(path)!, stop);
            await SayAsync(terminal, parsed.GetValue(json), $" restored  {parsed.GetValue(path)}{(replaced is null ? "" : $"; what was there lies in {replaced}")}",
                MaintenanceRows.One(("file", parsed.GetValue(path)), ("replaced", replaced)));
            DrainFirst.Run(directory, stop)();
            return ExitCode.Fine;
        }, CancellationToken.None));
        return command;
    }

    internal static async Task SayAsync(Terminal terminal, bool json, string text, IQueryRows rows)
    {
        if (json)
        {
            await JsonResult.WriteAsync(terminal.Bytes, rows);
        }
        else
        {
            terminal.Out.WriteLine(text);
        }

        terminal.Release();
    }
}
