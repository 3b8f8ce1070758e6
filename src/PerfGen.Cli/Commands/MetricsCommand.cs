using System.CommandLine;
using PerfGen.Cli.Catalogue;
using PerfGen.Cli.Output;
using PerfGen.Contracts;
using PerfGen.Query.Results;
using PerfGen.Query.Sandbox;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen metrics</c>: the metrics that are known, built in and of the catalogue from here upward. Needs no data directory.</summary>
internal static class MetricsCommand
{
    public static Command Create(Terminal terminal)
    {
        var catalogue = MetricsOptions.Catalogue();
        var own = new Option<bool>("--own") { Description = "The catalogue's metrics alone." };
        var schema = new Option<bool>("--schema") { Description = "Write the JSON schema of perfgen.metrics.json." };
        var json = CommonOptions.Json();
        var csv = CommonOptions.Csv();
        var command = new Command("metrics", "List, explain, check, compare and import the metrics that names and units are checked against.")
        {
            catalogue, own, schema, json, csv,
            MetricsExplainCommand.Create(terminal), MetricsCheckCommand.Create(terminal), MetricsDiffCommand.Create(terminal), MetricsImportCommand.Create(terminal), MetricsShipCommand.Create(),
        };
        command.SetAction((parsed, _) => parsed.GetValue(schema)
            ? Task.FromResult(WriteSchema(terminal))
            : ListAsync(terminal, parsed.GetValue(catalogue), parsed.GetValue(own), parsed.GetValue(json), parsed.GetValue(csv)));
        return command;
    }

    private static int WriteSchema(Terminal terminal)
    {
        using var schema = typeof(MetricsCommand).Assembly.GetManifestResourceStream("perfgen.metrics.schema.json")!;
        schema.CopyTo(terminal.Bytes);
        return ExitCode.Fine;
    }

    private static async Task<int> ListAsync(Terminal terminal, string? catalogue, bool own, bool json, bool csv)
    {
        CommonOptions.CheckForm(json, csv);
        var folder = CatalogueFolder.Load(catalogue);
        var metrics = ListedMetric.All(folder).Where(metric => !own || metric.Source != "built in").ToArray();
        if (json)
        {
            MetricsJson.WriteList(terminal.Bytes, metrics);
        }
        else if (csv)
        {
            await CsvResult.WriteAsync(terminal.Out, Rows(metrics));
        }
        else
        {
            await TableResult.WriteAsync(terminal.Out, Rows(metrics), terminal.Width, terminal.Colour, wrapLast: true);
        }

        terminal.Release();
        if (folder.File is null)
        {
            Terminal.Say($"there is no {CatalogueFile.ProjectName} here or above{(own ? "" : ": these are the built-in metrics")}");
        }
        else if (folder.Faults.Count() is > 0 and var faults)
        {
            Terminal.Say($"{faults} remark{(faults == 1 ? "" : "s")} on the catalogue: perfgen metrics check");
        }

        return ExitCode.Fine;
    }

    private static ListRows Rows(IEnumerable<ListedMetric> metrics)
    {
        static QueryColumn Text(string name) => new(name, "VARCHAR", QueryColumnKind.Text);

        return new(
            [Text("name"), Text("unit"), Text("instrument"), Text("range"), Text("better"), Text("source"), Text("what_it_is")],
            [.. metrics.Select(static one => new object?[]
            {
                one.Metric.Name, one.Metric.Unit, one.Instrument, one.Range, one.Better == "none" ? "" : one.Better, one.Source,
                (one.Metric.RenamedTo is { } target ? $"Deprecated: {target}. " : one.Metric.IsDeprecated ? "Deprecated. " : "") + one.Metric.Description,
            })]);
    }
}
