using System.Diagnostics;
using PerfGen.Benchmarks.Cost;
using PerfGen.Store.DuckDB;

namespace PerfGen.Benchmarks.Drain;

/// <summary>What it takes to bring records into the database, and what a record costs altogether.</summary>
internal static class DrainBenchmark
{
    public const int Records = 400_000;

    public static int Run(RunOptions options)
    {
        var rounds = Enumerable.Range(0, Math.Min(options.Rounds, 7)).Select(static _ => Measure()).ToArray();
        var wall = rounds.Select(static round => round.WallNs).ToArray();
        var cpu = rounds.Select(static round => round.CpuNs).ToArray();
        var rate = rounds.Select(static round => 1e9 / round.WallNs).ToArray();
        if (options.Json)
        {
            Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["drain-rows-per-second"] = Math.Round(Median.Of(rate)),
                ["drain-rows-per-second-low"] = Math.Round(Median.Middle(rate).Low),
                ["drain-rows-per-second-high"] = Math.Round(Median.Middle(rate).High),
                ["drain-wall-ns-per-row"] = Math.Round(Median.Of(wall)),
                ["drain-cpu-ns-per-row"] = Math.Round(Median.Of(cpu)),
                ["rows"] = Records,
                ["rounds"] = rounds.Length,
            }, new System.Text.Json.JsonSerializerOptions { WriteIndented = true }));
        }
        else
        {
            Console.WriteLine($"drain-rows-per-second {Median.Of(rate):N0} (middle half {Median.Middle(rate).Low:N0} to {Median.Middle(rate).High:N0}), {rounds.Length} rounds of {Records:N0} calls");
            Console.WriteLine($"a row: {Median.Of(wall):N0} ns of the drain's time, {Median.Of(cpu):N0} ns of CPU time of all threads");
            Console.WriteLine("With its transactions, checkpoints and the release of the journal's space; the first round also makes the database.");
        }

        return 0;
    }

    /// <summary>Records calls, then drains them: nanoseconds a row of the drain's time, of its CPU time, and of all CPU time from the first call on.</summary>
    public static (double WallNs, double CpuNs, double TotalCpuNs) Measure()
    {
        var begin = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Records; i++)
        {
            TrackedWork.Run(i);
        }

        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var result = new Drainer(Perf.DataDirectory).Drain(new DrainOptions());
        var wall = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        var rows = result.Calls + result.Metrics + result.Events;
        return rows < Records * 0.9
            ? throw new InvalidOperationException($"{Records} calls were recorded and {rows} rows drained: {string.Join(" ", result.Problems)}")
            : (wall / rows, (Environment.CpuUsage.TotalTime - cpu).TotalNanoseconds / rows, (Environment.CpuUsage.TotalTime - begin).TotalNanoseconds / rows);
    }
}
