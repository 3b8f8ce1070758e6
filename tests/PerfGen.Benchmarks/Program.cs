using PerfGen.Benchmarks;
using PerfGen.Benchmarks.Cost;
using PerfGen.Benchmarks.Questions;

// Recording must not end up in the data directory of the repository that the benchmark lies in.
var scratch = Directory.CreateTempSubdirectory("perfgen-benchmarks-").FullName;
Environment.SetEnvironmentVariable("PERFGEN_DIR", scratch);
try
{
    return args switch
    {
        ["cost", .. var options] => CostBenchmark.Run(RunOptions.Parse(options)),
        ["questions", .. var options] => await QuestionsBenchmark.RunAsync(QuestionsOptions.Parse(options), scratch),
        ["questions-cold", var folder, var name] => await QuestionsBenchmark.RunColdAsync(folder, name),
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

          cost   what a tracked call costs, beside two clock readings, an OpenTelemetry histogram and an OpenTelemetry span

          questions   how long the questions take on N made-up calls, beside SQLite: [--rows N] [--keep folder] [--no-sqlite] [--json]

          --rounds N   rounds over all cases, interleaved (default 15)
          --json       a list of {name, ns, bytes, ratio} instead of a table
        """);
    return 2;
}
