using PerfGen.Benchmarks;
using PerfGen.Benchmarks.Building;
using PerfGen.Benchmarks.Cost;
using PerfGen.Benchmarks.Drain;
using PerfGen.Benchmarks.Streams;

// Recording must not end up in the data directory of the repository that the benchmark lies in.
var scratch = Directory.CreateTempSubdirectory("perfgen-benchmarks-").FullName;
Environment.SetEnvironmentVariable("PERFGEN_DIR", scratch);
try
{
    return args switch
    {
        ["cost", .. var options] => CostBenchmark.Run(RunOptions.Parse(options, rounds: 15)),
        ["drain", .. var options] => DrainBenchmark.Run(RunOptions.Parse(options, rounds: 15)),
        ["streams", .. var options] => StreamBenchmark.Run(RunOptions.Parse(options, rounds: 15)),
        ["build", .. var options] => BuildBenchmark.Run(RunOptions.Parse(options, rounds: 5), scratch),
        _ => Usage(),
    };
}
catch (FormatException error)
{
    Console.Error.WriteLine($"benchmarks: {error.Message}");
    return 2;
}
finally
{
    Directory.Delete(scratch, recursive: true);
}

static int Usage()
{
    Console.Error.WriteLine(
        """
        dotnet run -c Release --project tests/PerfGen.Benchmarks -- <benchmark> [--rounds N] [--json]

          cost      what a tracked call costs, beside two clock readings, OpenTelemetry, an EventSource, DispatchProxy and AspectInjector;
                    on 1 to 8 threads; in methods of 1 µs to 100 ms; with the drain
          drain     how many records a second reach the database
          streams   what recording adds to an item of a stream or iterator
          build     what PerfGen adds to the time of the compiler, and to an editor's after a keystroke

          --rounds N   rounds over all cases, interleaved (default 15; build: 5)
          --only NAME  build: of small, large and sparse, this project alone
          --json       instead of a table, a list of {name, ns, bytes, ratio, low, high, note} (cost, streams) or
                       of {name, value, unit, low, high} (build), or one object (drain)
        """);
    return 2;
}
