using System.CommandLine;

namespace PerfGen.Cli.Commands;

/// <summary>Options that several verbs of <c>perfgen metrics</c> have.</summary>
internal static class MetricsOptions
{
    public static Option<string?> Catalogue() => new("--catalogue") { Description = "The perfgen.metrics.json (otherwise found from here upward).", HelpName = "file" };
}
