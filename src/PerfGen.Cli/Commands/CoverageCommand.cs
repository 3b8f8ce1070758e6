using System.CommandLine;
using System.Text.Json;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen coverage</c>: prints the coverage reports that builds have written. Opens no data directory.</summary>
internal static class CoverageCommand
{
    private const string Schema = "perfgen.coverage/1";

    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("folder") { Description = "Where the build wrote the reports (-p:PerfGenCoverageReport=coverage).", DefaultValueFactory = static _ => "coverage" };
        var project = new Option<string?>("--project") { Description = "Only the report of this project.", HelpName = "name" };
        var json = CommonOptions.Json();
        var command = new Command("coverage", "Print which calls of tracked methods are tracked, as the last build has written it.") { folder, project, json };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(folder)!, parsed.GetValue(project), parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, string folder, string? project, bool json)
    {
        var all = Reports(folder);
        var chosen = all.Where(report => project is null || string.Equals(Path.GetFileNameWithoutExtension(report), project, StringComparison.OrdinalIgnoreCase)).ToList();
        if (chosen.Count == 0)
        {
            throw new UsageException(all.Count == 0
                ? $"there is no coverage report in '{folder}'; write one with: dotnet build -p:PerfGenCoverageReport={folder}"
                : $"there is no report of '{project}' in '{folder}'; there are {Names(all)}");
        }

        if (json && chosen.Count > 1)
        {
            throw new UsageException($"'{folder}' has several reports; choose one with --project: {Names(chosen)}");
        }

        terminal.Out.Write(string.Join('\n', chosen.Select(report => File.ReadAllText(json ? report : Path.ChangeExtension(report, ".md")))));
        return ExitCode.Fine;
    }

    /// <summary>The JSON files of reports; others that lie there are none of ours.</summary>
    private static List<string> Reports(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*.json").Where(IsReport).Order(StringComparer.Ordinal)]
        : [];

    private static bool IsReport(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("schema", out var schema)
                && schema.ValueKind == JsonValueKind.String && schema.ValueEquals(Schema)
                && File.Exists(Path.ChangeExtension(file, ".md"));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Names(IEnumerable<string> reports) => string.Join(", ", reports.Select(static report => $"'{Path.GetFileNameWithoutExtension(report)}'"));
}
