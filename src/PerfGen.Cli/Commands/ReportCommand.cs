using System.CommandLine;
using PerfGen.Cli.Output;
using PerfGen.Query.Reporting;
using PerfGen.Query.Results;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen report</c>: what ran, how often, how well, how fast.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var csv = CommonOptions.Csv();
        var since = new Option<string>("--since")
        {
            Description = "From when on: 30m, 1h, 7d, 2w, a date such as 2026-11-21, or all.",
            HelpName = "time",
            DefaultValueFactory = static _ => "all",
        };
        var command = new Command("report", "Show what ran, how often, how well and how fast, by agent and by method.") { since, dir, json, csv };
        command.SetAction((parsed, stop) => RunAsync(terminal, parsed.GetValue(since)!, parsed.GetValue(dir), parsed.GetValue(json), parsed.GetValue(csv), stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string since, string? dir, bool json, bool csv, CancellationToken stop)
    {
        CommonOptions.CheckForm(json, csv);
        if (!ReportWindow.TryParse(since, DateTimeOffset.UtcNow, null, out var window))
        {
            throw new UsageException($"--since is '{since}'; it has to be a time that is past, such as 30m, 1h, 7d, 2w or 2026-11-21");
        }

        var directory = CommonOptions.DirectoryOf(dir);
        var saidByDrain = DrainFirst.Run(directory, stop);
        var report = await PerfReport.LoadAsync(directory, window, stop);
        if (json)
        {
            ReportJson.Write(terminal.Bytes, report);
        }
        else if (csv)
        {
            await CsvResult.WriteAsync(terminal.Out, ReportRows.Of(report));
        }
        else
        {
            ReportText.Write(terminal.Out, report, terminal.Width, terminal.Colour);
        }

        terminal.Release();
        saidByDrain();
        return ExitCode.Fine;
    }
}
