using System.CommandLine;
using PerfGen.Cli.Catalogue;
using PerfGen.Cli.Output;
using PerfGen.Contracts;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen metrics check</c>: what the compiler would say of the catalogue files, with line and column.</summary>
internal static class MetricsCheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var catalogue = MetricsOptions.Catalogue();
        var json = CommonOptions.Json();
        var command = new Command("check", "Check the catalogue, registries and baseline as the compiler does. Exit code 1 where something is wrong.") { catalogue, json };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(catalogue), parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, string? catalogue, bool json)
    {
        var folder = CatalogueFolder.Load(catalogue);
        if (folder.File is null)
        {
            throw new UsageException($"there is no {CatalogueFile.ProjectName} here or above; name one with --catalogue");
        }

        var reports = CatalogueReport.Of(folder);
        if (json)
        {
            MetricsJson.WriteCheck(terminal.Bytes, folder.File.Path, reports);
        }
        else
        {
            foreach (var report in reports)
            {
                terminal.Out.WriteLine(report);
            }
        }

        terminal.Release();
        var errors = reports.Count(static report => report.IsError);
        if (!json && errors == 0)
        {
            Terminal.Say($"{folder.Set.Entries.Count} metrics, nothing wrong");
        }

        return errors == 0 ? ExitCode.Fine : ExitCode.NotDone;
    }
}
