using System.CommandLine;
using PerfGen.Cli.Catalogue;
using PerfGen.Cli.Output;
using PerfGen.Query.Text;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen metrics explain name</c>: what is known of one metric.</summary>
internal static class MetricsExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("name") { Description = "The metric's name." };
        var catalogue = MetricsOptions.Catalogue();
        var json = CommonOptions.Json();
        var command = new Command("explain", "Say what is known of one metric, and how to record it.") { name, catalogue, json };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(name)!, parsed.GetValue(catalogue), parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, string name, string? catalogue, bool json)
    {
        var all = ListedMetric.All(CatalogueFolder.Load(catalogue));
        if (all.FirstOrDefault(metric => metric.Metric.Name == name) is not { } metric)
        {
            var near = NearestName.Find(name, all.Select(static one => one.Metric.Name));
            throw new UsageException($"there is no metric '{name}'{(near is null ? "" : $"; did you mean '{near}'?")} (all: perfgen metrics)");
        }

        if (json)
        {
            MetricsJson.WriteOne(terminal.Bytes, metric);
        }
        else
        {
            MetricText.Write(terminal.Out, metric);
        }

        return ExitCode.Fine;
    }
}
