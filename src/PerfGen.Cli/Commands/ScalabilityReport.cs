using PerfGen.Cli.Output;
using PerfGen.Query.Reporting;
using PerfGen.Query.Results;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen report --scalability</c>: what it gained to do work by several at once.</summary>
internal static class ScalabilityReport
{
    public static async Task<int> RunAsync(OutputForm form, string since, string? dir, CancellationToken stop)
    {
        var terminal = form.Terminal;
        var directory = CommonOptions.DirectoryOf(dir);
        var window = CommonOptions.Window("--since", since, directory);
        var saidByDrain = DrainFirst.Run(directory, stop);
        var report = await ScalingReport.LoadAsync(directory, window, stop);
        if (form.IsJson)
        {
            ScalingJson.Write(terminal.Bytes, report);
        }
        else if (form.IsCsv)
        {
            await CsvResult.WriteAsync(terminal.Out, ScalingRows.Of(report));
        }
        else
        {
            ScalingText.Write(terminal.Out, report, terminal.Width, terminal.Colour);
        }

        terminal.Release();
        saidByDrain();
        return ExitCode.Fine;
    }
}
