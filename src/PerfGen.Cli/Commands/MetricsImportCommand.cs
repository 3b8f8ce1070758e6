using System.CommandLine;
using PerfGen.Cli.Catalogue;
using PerfGen.Contracts;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen metrics import source</c>: a registry of OpenTelemetry's semantic conventions as a catalogue file.</summary>
internal static class MetricsImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var source = new Argument<string>("source") { Description = "A YAML file of semantic conventions, or a folder of them (the model of a registry)." };
        var output = new Option<string?>("--out") { Description = "The file to write, such as otel.perfgen.metrics.json; stdout where nothing is said.", HelpName = "file" };
        var prefix = new Option<string?>("--only") { Description = "Take the metrics whose names begin with this, such as http.server.", HelpName = "prefix" };
        var command = new Command("import", "Import metrics of OpenTelemetry's semantic conventions (weaver YAML).") { source, output, prefix };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(source)!, parsed.GetValue(output), parsed.GetValue(prefix) ?? ""));
        return command;
    }

    private static int Run(Terminal terminal, string source, string? output, string prefix)
    {
        if (output is not null && CatalogueFile.RoleOf(output) != CatalogueFileRole.Registry)
        {
            throw new UsageException($"'{output}' would not be found: a registry is named like otel.{CatalogueFile.ProjectName}");
        }

        var registry = WeaverRegistry.Load(source);
        var metrics = registry.Metrics.Where(metric => metric.Name.StartsWith(prefix, StringComparison.Ordinal)).ToArray();
        var text = $$"""
            {
              "registry": {{CatalogueText.Quoted(registry.Name)}},
              "metrics": [
                {{string.Join(",\n    ", metrics.Select(CatalogueText.Entry))}}
              ]
            }

            """;
        if (output is null)
        {
            terminal.Out.Write(text);
            terminal.Release();
        }
        else
        {
            File.WriteAllText(output, text);
        }

        foreach (var reason in registry.LeftOut)
        {
            Terminal.Say($"left out: {reason}");
        }

        Terminal.Say($"{metrics.Length} metrics of {registry.Name}{(output is null ? "" : $" written to {output}")}");
        return ExitCode.Fine;
    }
}
