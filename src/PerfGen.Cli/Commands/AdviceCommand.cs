using System.CommandLine;
using System.Text;
using PerfGen.Cli.Output;
using PerfGen.Query.Advice;
using PerfGen.Query.Text;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen advice export</c>: writes what was recorded of methods into a small file that is committed, and that editors show on the methods.</summary>
internal static class AdviceCommand
{
    private const string StandardOutput = "-";

    public static Command Create(Terminal terminal)
    {
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var file = new Option<string?>("--file") { Description = $"The file ({AdviceExport.FileName} beside the data directory where it is not given); - for stdout.", HelpName = "path" };
        var since = new Option<string>("--since")
        {
            Description = "From when on: 7d, 2w, a date such as 2026-11-21, or all.",
            HelpName = "time",
            DefaultValueFactory = static _ => "all",
        };
        var baseline = new Option<string?>("--baseline") { Description = "Keep the present figures under this name, to compare later ones with.", HelpName = "name" };
        var export = new Command("export", "Write what was recorded of methods into a file that the compiler's rules read.") { file, since, baseline, dir, json };
        export.SetAction((parsed, stop) => RunAsync(
            terminal, parsed.GetValue(file), parsed.GetValue(since)!, parsed.GetValue(baseline), parsed.GetValue(dir), parsed.GetValue(json), stop));
        return new Command("advice", "Show recorded data where the code is written.") { export };
    }

    private static async Task<int> RunAsync(Terminal terminal, string? file, string since, string? baseline, string? dir, bool json, CancellationToken stop)
    {
        if (file == StandardOutput && json)
        {
            throw new UsageException("--file - and --json both write to stdout; give one of them");
        }

        if (baseline is not null && (string.IsNullOrWhiteSpace(baseline) || baseline.Any(char.IsControl)))
        {
            throw new UsageException("--baseline has to be a name such as main or v2");
        }

        var directory = CommonOptions.DirectoryOf(dir);
        var window = CommonOptions.Window("--since", since, directory);
        var path = file is null ? Path.Combine(Path.GetDirectoryName(directory.Path) ?? ".", AdviceExport.FileName) : file;
        var saidByDrain = DrainFirst.Run(directory, stop);
        var export = await MakeAsync(directory, path, window.From, baseline, stop);
        if (export.Recorded + export.Kept == 0)
        {
            Terminal.Say("nothing is recorded in that time; no file was written");
            return ExitCode.NotDone;
        }

        if (path == StandardOutput)
        {
            terminal.Out.Write(export.Text);
        }
        else
        {
            Write(path, export.Text);
            Say(terminal, path, export, json);
        }

        terminal.Release();
        saidByDrain();
        return ExitCode.Fine;
    }

    private static async Task<AdviceExport> MakeAsync(Runtime.DataDirectory directory, string path, DateTimeOffset? since, string? baseline, CancellationToken stop)
    {
        try
        {
            return await AdviceExport.MakeAsync(directory, path != StandardOutput && File.Exists(path) ? await File.ReadAllTextAsync(path, stop) : null, since, baseline, stop);
        }
        catch (FormatException error)
        {
            throw new UsageException($"'{path}' cannot be brought up to date: {error.Message}");
        }
        catch (StoreException error) when (error.Kind == StoreErrorKind.Missing)
        {
            return new AdviceExport("", 0, 0);
        }
    }

    private static void Say(Terminal terminal, string path, AdviceExport export, bool json)
    {
        if (json)
        {
            AdviceJson.Write(terminal.Bytes, path, export);
            return;
        }

        var kept = export.Kept == 0 ? "" : $", and {export.Kept} kept that this data does not have";
        terminal.Out.WriteLine($"{path}: {Human.Things(export.Recorded, "method")}{kept}");
    }

    /// <summary>As a whole or not at all: a build may read it meanwhile.</summary>
    private static void Write(string path, string text)
    {
        var fresh = path + ".new";
        File.WriteAllText(fresh, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(fresh, path, overwrite: true);
    }
}
