using System.Diagnostics;
using PerfGen.Benchmarks.Building;

namespace PerfGen.Benchmarks.Analyzing;

/// <summary>What the analyzers cost: an editor for one document after an edit of it, and the compiler in a full build.</summary>
internal static class AnalyzeBenchmark
{
    private const int Edits = 21;

    public static int Run(RunOptions options, string scratch)
    {
        BuildEnvironment.UseCompilerOfSdk();
        var size = ProjectSize.All.Single(size => size.Name == (options.Only ?? ProjectSize.Large.Name));
        Console.Error.WriteLine($"benchmarks: {size}; {BuildEnvironment.FormOfBuild}");
        var files = GeneratedProject.Write(size);
        var figures = new List<BuildFigure>();
        if (options.Part is null or "type")
        {
            var (clock, processor) = WarmHost.Measure(files, Edits);
            figures.Add(BuildFigure.Of(size.Label("analyze-document-ms"), "ms", clock));
            figures.Add(BuildFigure.Of(size.Label("analyze-document-processor-ms"), "ms", processor));
        }

        if (options.Part is null or "compile")
        {
            figures.AddRange(Share(size, files, Path.Combine(scratch, "analyze-" + size.Name), options.Rounds));
        }

        BuildFigure.Write(figures, options.Json);
        return 0;
    }

    /// <summary>
    /// The part of the compiler's time that it would not need without the analyzers, in rounds that run both: by the clock, and of the time that processors worked,
    /// which other programs of a busy machine hardly change.
    /// </summary>
    private static IEnumerable<BuildFigure> Share(ProjectSize size, IReadOnlyList<(string Name, string Text)> files, string folder, int rounds)
    {
        CompilerTask[] tasks =
        [
            new(folder + "-without", files, isAlone: false, BuildEnvironment.GeneratorOfBuild),
            new(folder + "-with", files, isAlone: false, BuildEnvironment.GeneratorOfBuild, BuildEnvironment.AnalyzersOfBuild),
        ];
        var seconds = new double[tasks.Length][];
        var worked = new double[tasks.Length][];
        for (var i = 0; i < tasks.Length; i++)
        {
            (seconds[i], worked[i]) = (new double[rounds], new double[rounds]);

            // The disk's cache, once.
            tasks[i].Run();
        }

        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < tasks.Length; i++)
            {
                var at = round % 2 == 0 ? i : tasks.Length - 1 - i;
                var start = Stopwatch.GetTimestamp();
                tasks[at].Run();
                seconds[at][round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
                worked[at][round] = tasks[at].ProcessorTime.TotalSeconds;
            }
        }

        yield return BuildFigure.Of(size.Label("analyze-share"), "ratio", seconds[1].Zip(seconds[0], static (with, without) => 1 - (without / with)));
        yield return BuildFigure.Of(size.Label("analyze-share-processor"), "ratio", worked[1].Zip(worked[0], static (with, without) => 1 - (without / with)));
        yield return BuildFigure.Of(size.Label("analyze-build"), "s", seconds[1]);
    }
}
