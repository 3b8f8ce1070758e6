using System.CommandLine;
using PerfGen.Cli.Catalogue;
using PerfGen.Cli.Output;
using PerfGen.Contracts;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen metrics diff old new</c>: what is different between two catalogues.</summary>
internal static class MetricsDiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var old = new Argument<string>("old") { Description = "A catalogue file." };
        var now = new Argument<string>("new") { Description = "Another one." };
        var json = CommonOptions.Json();
        var command = new Command("diff", "Show what is different between two catalogues; ! marks what breaks those who rely on it.") { old, now, json };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(old)!, parsed.GetValue(now)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, string old, string now, bool json)
    {
        CatalogueDifference[] differences = [.. CatalogueDifference.Of(Read(old), Read(now))];
        if (json)
        {
            MetricsJson.WriteDifferences(terminal.Bytes, differences);
            return ExitCode.Fine;
        }

        foreach (var one in differences)
        {
            terminal.Out.WriteLine((one.Breaks ? "! " : "  ") + one.Change switch
            {
                "added" => $"+ {one.Name}",
                "removed" => $"- {one.Name}",
                _ => $"~ {one.Name}  {one.Field}: {one.Old ?? "nothing"} -> {one.New ?? "nothing"}",
            });
        }

        terminal.Release();
        if (differences.Length == 0)
        {
            Terminal.Say("no difference");
        }

        return ExitCode.Fine;
    }

    private static CatalogueFile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"there is no file '{path}'");
        }

        var file = CatalogueFolder.Read(path, CatalogueFileRole.Project);
        return file.Faults.FirstOrDefault(static fault => fault.Kind == CatalogueFaultKind.Invalid) is { } fault && fault.At.Of(file.Text) is var (line, column)
            ? throw new UsageException($"{path}({line},{column}): {fault.Message}")
            : file;
    }
}
