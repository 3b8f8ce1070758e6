using System.Diagnostics;
using PerfGen.Benchmarks;
using PerfGen.Benchmarks.Analyzing;
using PerfGen.Benchmarks.Building;
using PerfGen.Benchmarks.Cost;
using PerfGen.Benchmarks.Drain;
using PerfGen.Benchmarks.Questions;
using PerfGen.Benchmarks.Recording;
using PerfGen.Benchmarks.Streams;

// A process that is asked one question is timed from here.
var begin = Stopwatch.GetTimestamp();
if (args is ["questions-cold", var folder, var name])
{
    return ColdAsker.RunAsync(folder, name, begin).GetAwaiter().GetResult(); // Not awaited, as in the tool.
}

// Recording must not end up in the data directory of the repository that the benchmark lies in.
var scratch = Directory.CreateTempSubdirectory("perfgen-benchmarks-").FullName;
Environment.SetEnvironmentVariable("PERFGEN_DIR", scratch);
try
{
    return args switch
    {
        ["questions", .. var options] => await QuestionsBenchmark.RunAsync(QuestionsOptions.Parse(options), scratch),
        ["cost", .. var options] => CostBenchmark.Run(RunOptions.Parse(options, rounds: 15)),
        ["drain", .. var options] => DrainBenchmark.Run(RunOptions.Parse(options, rounds: 15)),
        ["record", .. var options] => RecordBenchmark.Run(RunOptions.Parse(options, rounds: 15), scratch),
        ["streams", .. var options] => StreamBenchmark.Run(RunOptions.Parse(options, rounds: 15)),
        ["build", .. var options] => BuildBenchmark.Run(RunOptions.Parse(options, rounds: 5), scratch),
        ["analyze", .. var options] => AnalyzeBenchmark.Run(RunOptions.Parse(options, rounds: 5), scratch),
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
          record    how long 'perfgen record' takes as a process started cold, published for this platform
          streams   what recording adds to an item of a stream or iterator
          build     what PerfGen adds to the time of the compiler, called as a build calls it and alone, and to an editor's after a keystroke
          analyze   what the analyzers cost an editor for one document after an edit, and a full build
          questions how long the questions take on N made-up calls, beside SQLite: [--rows N] [--keep folder] [--no-sqlite] [--json]

          --rounds N   rounds over all cases, interleaved (default 15; build and analyze: 5)
          --only NAME  build and analyze: of small, large and sparse, this project alone (analyze: large); cost: these cases alone, between commas
          --part NAME  build and analyze: of compile (the compiler's time) and type (an edit), this alone
          --json       instead of a table, a list of {name, ns, bytes, ratio, low, high, note} (cost, streams) or
                       of {name, value, unit, low, high} (build, record), or one object (drain)
        """);
    return 2;
}
