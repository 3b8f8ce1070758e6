using PerfGen.Benchmarks;
using PerfGen.Benchmarks.Cost;
using PerfGen.Benchmarks.Streams;

// Recording must not end up in the data directory of the repository that the benchmark lies in.
var scratch = Directory.CreateTempSubdirectory("perfgen-benchmarks-").FullName;
Environment.SetEnvironmentVariable("PERFGEN_DIR", scratch);
try
{
    return args switch
    {
        ["cost", .. var options] => CostBenchmark.Run(RunOptions.Parse(options)),
        ["streams", .. var options] => StreamBenchmark.Run(RunOptions.Parse(options)),
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

          cost      what a tracked call costs, beside two clock readings, an OpenTelemetry histogram and an OpenTelemetry span
          streams   what recording adds to an item of a stream or iterator

          --rounds N   rounds over all cases, interleaved (default 15)
          --json       a list of {name, ns, bytes, ratio} instead of a table
        """);
    return 2;
}
