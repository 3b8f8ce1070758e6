using System.CommandLine;
using System.Diagnostics;
using PerfGen.Cli.Output;
using PerfGen.Query.Reporting;
using PerfGen.Query.Results;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli.Commands;

/// <summary><c>perfgen doctor</c>: looks whether all is well, and says what to do. It changes nothing, and does not drain.</summary>
internal static class DoctorCommand
{
    public static Command Create(Terminal terminal)
    {
        var dir = CommonOptions.Dir();
        var json = CommonOptions.Json();
        var command = new Command("doctor", "Look whether files, blocks, counts, figures of days and journals are well, and say what to do. Changes nothing.") { dir, json };
        command.SetAction((parsed, stop) => Task.Run(() => RunAsync(terminal, parsed.GetValue(dir), parsed.GetValue(json), stop), CancellationToken.None));
        return command;
    }

    /// <summary>Summaries are written silently: here it is said where they were not.</summary>
    private static async Task<IReadOnlyList<StoreFinding>> SummariesAsync(DataDirectory directory, CancellationToken stop)
    {
        try
        {
            return await Summaries.MissingAsync(directory, DateTimeOffset.UtcNow, stop) is { Count: > 0 } missing
                ? [new StoreFinding(FindingSeverity.Warning, $"the summary of {string.Join(" and ", missing)} was not written", $"'perfgen drain' writes it, or says why it cannot be written to '{Path.Combine(directory.Path, Summaries.FolderName)}'")]
                : [];
        }
        catch (StoreException)
        {
            // What keeps the database from being read is a finding of its own.
            return [];
        }
    }

    /// <summary>Says on a terminal what is looked at, once that has taken long enough for somebody to wonder.</summary>
    private sealed class SlowProgress : IProgress<string>
    {
        private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
        private readonly long _start = Stopwatch.GetTimestamp();

        public void Report(string value)
        {
            if (!Console.IsErrorRedirected && Stopwatch.GetElapsedTime(_start) > Soon)
            {
                Terminal.Say($"looking for {value} … (Ctrl-C stops)");
            }
        }
    }

    private static async Task<int> RunAsync(Terminal terminal, string? dir, bool json, CancellationToken stop)
    {
        var directory = CommonOptions.DirectoryOf(dir);
        IReadOnlyList<StoreFinding> findings = [.. new StoreDoctor(directory).Examine(stop, new SlowProgress()), .. await SummariesAsync(directory, stop)];
        if (json)
        {
            await JsonResult.WriteAsync(terminal.Bytes, MaintenanceRows.Of(findings));
        }
        else
        {
            foreach (var finding in findings)
            {
                terminal.Out.WriteLine($" {finding.Severity.ToString().ToLowerInvariant(),-8} {finding.What}");
                if (finding.Advice is { } advice)
                {
                    terminal.Out.WriteLine($"          {advice}");
                }
            }
        }

        terminal.Release();
        return findings.Any(static finding => finding.Severity == FindingSeverity.Damage) ? ExitCode.NotDone : ExitCode.Fine;
    }
}
