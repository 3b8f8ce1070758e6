using PerfGen.Cli.Output;
using PerfGen.Query.Questions;
using PerfGen.Query.Reporting;
using PerfGen.Query.Results;
using PerfGen.Query.Text;
using PerfGen.Runtime;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen report --daily</c> and its kind, and <c>--by</c>: reports on sessions and tasks.</summary>
internal static class WorkReports
{
    public static PeriodKind? KindOf(bool daily, bool weekly, bool monthly) => (daily, weekly, monthly) switch
    {
        (false, false, false) => null,
        (true, false, false) => PeriodKind.Daily,
        (false, true, false) => PeriodKind.Weekly,
        (false, false, true) => PeriodKind.Monthly,
        _ => throw new UsageException("--daily, --weekly and --monthly exclude each other; give one of them"),
    };

    public static async Task<int> RunAsync(OutputForm form, PeriodKind? kind, string? date, string? by, string? since, string? dir, CancellationToken stop)
    {
        var now = DateTimeOffset.UtcNow;
        if (kind is not null && since is not null)
        {
            throw new UsageException("--since does not go with --daily, --weekly and --monthly; --date says which one");
        }

        if (kind is null && date is not null)
        {
            throw new UsageException("--date goes with --daily, --weekly or --monthly");
        }

        var directory = CommonOptions.DirectoryOf(dir);
        var period = kind is { } known
            ? ReportPeriod.Parse(date ?? "today", known, now, ReportZone.Find(directory, stop))
                ?? throw new UsageException($"--date is '{date}'; it has to be a day such as 2025-11-29, a week such as 2025-W48, a month such as 2025-11, today or yesterday")
            : null;
        var grouping = by is null ? (WorkGrouping?)null : GroupingOf(by);
        if (grouping is null && form.IsCsv)
        {
            throw new UsageException("--csv goes with --by, whose answer is one table; reports of periods have --json and --markdown");
        }

        var window = since is null ? ReportWindow.All : CommonOptions.Window("--since", since, directory);
        var saidByDrain = DrainFirst.Run(directory, stop);
        if (grouping is { } groupedBy)
        {
            await WriteGroupsAsync(form, directory, groupedBy, period?.From ?? window.From, period?.To ?? window.To, period?.Range ?? window.Name, stop);
        }
        else
        {
            Write(form, await PeriodReport.LoadAsync(directory, period!, stop));
        }

        form.Terminal.Release();
        saidByDrain();
        return ExitCode.Fine;
    }

    private static void Write(OutputForm form, PeriodReport report)
    {
        if (form.IsJson)
        {
            PeriodJson.Write(form.Terminal.Bytes, report);
        }
        else if (form.IsMarkdown)
        {
            PeriodMarkdown.Write(form.Terminal.Out, report);
        }
        else
        {
            PeriodText.Write(form.Terminal.Out, report, form.Terminal.Width, form.Terminal.Colour);
        }
    }

    private static async Task WriteGroupsAsync(OutputForm form, DataDirectory directory, WorkGrouping by, DateTimeOffset? from, DateTimeOffset? to, string period, CancellationToken stop)
    {
        var rows = await WorkGroupReport.LoadAsync(directory, by, from, to, stop);
        if (form.IsJson)
        {
            PeriodJson.WriteGroups(form.Terminal.Bytes, by, rows, period);
        }
        else if (form.IsCsv)
        {
            await CsvResult.WriteAsync(form.Terminal.Out, WorkGroupRows.Of(by, rows));
        }
        else if (form.IsMarkdown)
        {
            PeriodMarkdown.WriteGroups(form.Terminal.Out, by, rows);
        }
        else
        {
            PeriodText.WriteGroups(form.Terminal.Out, by, rows, form.Terminal.Width, form.Terminal.Colour);
        }
    }

    private static WorkGrouping GroupingOf(string by)
    {
        var word = by.Replace('-', '_').ToLowerInvariant();
        var names = Enum.GetValues<WorkGrouping>().ToDictionary(WorkGroupings.NameOf, StringComparer.Ordinal);
        return names.TryGetValue(word, out var found) ? found
            : word == "type" ? WorkGrouping.TaskType
            : throw new UsageException($"--by is '{by}'; it has to be {string.Join(", ", names.Keys)}" + (NearestName.Find(word, names.Keys) is { } near ? $". Did you mean '{near}'?" : ""));
    }
}
