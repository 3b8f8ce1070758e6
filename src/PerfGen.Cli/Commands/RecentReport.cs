using PerfGen.Analysis;
using PerfGen.Cli.Output;
using PerfGen.Query.Reporting;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen report --recent</c>: the latest records of tasks, each once.</summary>
internal static class RecentReport
{
    private const int DefaultDays = 7;
    private const int MostDays = 3660;

    public static async Task<int> RunAsync(OutputForm form, int? days, string? dir, CancellationToken stop)
    {
        if (form.IsCsv)
        {
            throw new UsageException("--recent has text and --json; perfgen query \"from recent_records\" --csv gives rows");
        }

        if (days is < 1 or > MostDays)
        {
            throw new UsageException($"--days is {days}; it has to be 1 to {MostDays}, such as 1, 3, 7 or 30");
        }

        var terminal = form.Terminal;
        var directory = CommonOptions.DirectoryOf(dir);
        var saidByDrain = DrainFirst.Run(directory, stop);
        var recent = await RecentRecords.LoadAsync(directory, days ?? DefaultDays, stop: stop);
        if (form.IsJson)
        {
            RecentJson.Write(terminal.Bytes, recent);
        }
        else
        {
            RecentText.Write(terminal.Out, recent, ReportZone.Find(directory, stop), terminal.Width, terminal.Colour);
        }

        terminal.Release();
        saidByDrain();
        return ExitCode.Fine;
    }
}
