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
        var daily = new Option<bool>("--daily") { Description = "The report of a day: sessions, tasks, tokens, against the day before." };
        var weekly = new Option<bool>("--weekly") { Description = "The report of a week, from Monday on." };
        var monthly = new Option<bool>("--monthly") { Description = "The report of a month." };
        var date = new Option<string?>("--date") { Description = "Which one: 2025-11-29, 2025-W48, 2025-11, today, yesterday (default: today).", HelpName = "date" };
        var by = new Option<string?>("--by") { Description = "Figures of work by agent, model, cli, task_type, session, task or day.", HelpName = "what" };
        var recent = new Option<bool>("--recent") { Description = "The latest records of tasks, each once, with what they come to." };
        var days = new Option<int?>("--days") { Description = "Of how many days, with --recent: 1, 3, 7 or 30 (default: 7).", HelpName = "n" };
        var scalability = new Option<bool>("--scalability") { Description = "What running several at once gained: execution speed, resource efficiency, quality maintenance, scalability factors." };
        var markdown = new Option<bool>("--markdown") { Description = "Write Markdown." };
        var command = new Command("report", "Show what ran, how often, how well and how fast, by agent and by method.") { since, daily, weekly, monthly, date, by, recent, days, scalability, markdown, dir, json, csv };
        command.SetAction((parsed, stop) =>
        {
            var form = new OutputForm(terminal, parsed.GetValue(json), parsed.GetValue(csv), parsed.GetValue(markdown));
            var kind = WorkReports.KindOf(parsed.GetValue(daily), parsed.GetValue(weekly), parsed.GetValue(monthly));
            if (parsed.GetValue(recent))
            {
                return parsed.GetValue(scalability) ? throw new UsageException("--recent and --scalability exclude each other; give one of them")
                    : kind is not null || parsed.GetValue(by) is not null || parsed.GetValue(date) is not null || parsed.GetResult(since) is { Implicit: false }
                    ? throw new UsageException("--recent goes with --days, and with none of --since, --daily, --weekly, --monthly, --date and --by")
                    : RecentReport.RunAsync(form.WithoutMarkdown("--daily, --weekly, --monthly or --by"), parsed.GetValue(days), parsed.GetValue(dir), stop);
            }

            if (parsed.GetValue(scalability))
            {
                return kind is not null || parsed.GetValue(by) is not null || parsed.GetValue(date) is not null || parsed.GetValue(days) is not null
                    ? throw new UsageException("--scalability goes with --since, and with none of --daily, --weekly, --monthly, --date, --by and --days")
                    : ScalabilityReport.RunAsync(form.WithoutMarkdown("--daily, --weekly, --monthly or --by"), parsed.GetValue(since)!, parsed.GetValue(dir), stop);
            }

            if (parsed.GetValue(days) is not null)
            {
                throw new UsageException("--days goes with --recent; --since says from when on a report is");
            }

            return kind is null && parsed.GetValue(by) is null
                ? RunAsync(form.WithoutMarkdown("--daily, --weekly, --monthly or --by"), parsed.GetValue(since)!, parsed.GetValue(date), parsed.GetValue(dir), stop)
                : WorkReports.RunAsync(form, kind, parsed.GetValue(date), parsed.GetValue(by), parsed.GetResult(since) is { Implicit: false } ? parsed.GetValue(since) : null, parsed.GetValue(dir), stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(OutputForm form, string since, string? date, string? dir, CancellationToken stop)
    {
        var terminal = form.Terminal;
        if (date is not null)
        {
            throw new UsageException("--date goes with --daily, --weekly or --monthly; --since says from when on a report is");
        }

        var directory = CommonOptions.DirectoryOf(dir);
        var window = CommonOptions.Window("--since", since, directory);
        var saidByDrain = DrainFirst.Run(directory, stop);
        var report = await PerfReport.LoadAsync(directory, window, stop);
        if (form.IsJson)
        {
            ReportJson.Write(terminal.Bytes, report);
        }
        else if (form.IsCsv)
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
