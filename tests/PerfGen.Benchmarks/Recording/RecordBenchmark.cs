using System.Diagnostics;
using PerfGen.Benchmarks.Building;

namespace PerfGen.Benchmarks.Recording;

/// <summary>
/// How long <c>perfgen record</c> takes as a process started cold, since hooks run it at each call of a tool: the tool as it is published for this platform,
/// each verb a process of its own, interleaved, beside a process that does nothing.
/// </summary>
internal static class RecordBenchmark
{
    private static readonly (string Name, string[] Arguments)[] Verbs =
    [
        ("record-task", ["record", "task", "task-001", "expert-backend", "success", "90000", "25000"]),
        ("record-metric", ["record", "metric", "test_coverage", "85.5", "percent"]),
        ("record-tokens", ["record", "tokens", "--model", "gpt-4o", "--prompt", "1200", "--completion", "300"]),
        ("session-start", ["session", "start"]),
        ("task-end", ["task", "end", "task-001", "--result", "success", "--files-modified", "3"]),
    ];

    public static int Run(RunOptions options, string scratch)
    {
        var folder = Path.Combine(scratch, "tool");
        Publishing.Publish("src/PerfGen.Cli", folder, []);
        var tool = Path.Combine(folder, OperatingSystem.IsWindows() ? "perfgen.exe" : "perfgen");
        var times = Verbs.ToDictionary(static verb => verb.Name, static _ => new List<double>());
        times["nothing"] = [];
        for (var round = -2; round < options.Rounds; round++)
        {
            foreach (var (name, arguments) in Verbs)
            {
                Add(times[name], round, Time(tool, arguments));
            }

            // What starting any process costs here and now.
            Add(times["nothing"], round, Time(OperatingSystem.IsWindows() ? "cmd.exe" : "/bin/true", OperatingSystem.IsWindows() ? ["/c", "exit"] : []));
        }

        BuildFigure.Write([.. times.Select(static one => BuildFigure.Of(one.Key, "ms", one.Value)), .. times.Select(static one => new BuildFigure(one.Key + "-least", one.Value.Min(), "ms", one.Value.Min(), one.Value.Min()))], options.Json);
        return 0;
    }

    /// <summary>The first rounds fill the file system's cache, and do not count.</summary>
    private static void Add(List<double> times, int round, double time)
    {
        if (round >= 0)
        {
            times.Add(time);
        }
    }

    private static double Time(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.WaitForExit();
        var time = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        return process.ExitCode == 0 ? time : throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with {process.ExitCode}.");
    }
}
