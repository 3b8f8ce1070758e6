using System.CommandLine;
using PerfGen.Cli.Catalogue;
using PerfGen.Contracts;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen metrics ship</c>: writes the baseline that later catalogues are held against.</summary>
internal static class MetricsShipCommand
{
    public static Command Create()
    {
        var catalogue = MetricsOptions.Catalogue();
        var force = new Option<bool>("--force") { Description = "Also where the catalogue breaks what the old baseline promised." };
        var command = new Command("ship", $"Write {CatalogueFile.ShippedName} from the catalogue: what this release promises.") { catalogue, force };
        command.SetAction(parsed => Run(parsed.GetValue(catalogue), parsed.GetValue(force)));
        return command;
    }

    private static int Run(string? catalogue, bool force)
    {
        var folder = CatalogueFolder.Load(catalogue);
        if (folder.File is not { } file)
        {
            throw new UsageException($"there is no {CatalogueFile.ProjectName} here or above; name one with --catalogue");
        }

        var reports = CatalogueReport.Of(folder).Where(report => report.IsError && !(force && report.Id == DiagnosticIds.ShippedEntryChanged)).ToArray();
        if (reports.Length > 0)
        {
            foreach (var report in reports)
            {
                Console.Error.WriteLine(report);
            }

            Terminal.Say("nothing was written: the catalogue has faults");
            return ExitCode.NotDone;
        }

        File.WriteAllText(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file.Path))!, CatalogueFile.ShippedName), file.Text);
        Terminal.Say($"{CatalogueFile.ShippedName} promises {file.Entries.Count} metrics; commit it");
        return ExitCode.Fine;
    }
}
