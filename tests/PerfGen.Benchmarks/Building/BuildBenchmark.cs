using System.Diagnostics;

namespace PerfGen.Benchmarks.Building;

/// <summary>
/// What PerfGen adds to the compiler's time, and to an editor's work after a keystroke. The same project is compiled without PerfGen, with the generator,
/// and with generator and analyzers, in turn, so that a machine whose speed drifts favours none; ratios are taken within a round.
/// </summary>
internal static class BuildBenchmark
{
    private const int Edits = 21;
    private const double Megabyte = 1 << 20;

    public static int Run(RunOptions options, string scratch)
    {
        BuildEnvironment.UseCompilerOfSdk();
        var figures = new List<BuildFigure>();
        foreach (var size in ProjectSize.All.Where(size => options.Only is null || options.Only == size.Name))
        {
            Console.Error.WriteLine($"benchmarks: {size}; {BuildEnvironment.FormOfBuild}");
            var files = GeneratedProject.Write(size);
            figures.AddRange(Compile(size, files, Path.Combine(scratch, "project-" + size.Label("build")), options.Rounds));
            figures.AddRange(Type(size, files));
        }

        BuildFigure.Write(figures, options.Json);
        return 0;
    }

    private static IEnumerable<BuildFigure> Compile(ProjectSize size, IReadOnlyList<(string Name, string Text)> files, string folder, int rounds)
    {
        CompilerTask[] tasks =
        [
            new(folder + "-off", files),
            new(folder + "-on", files, BuildEnvironment.GeneratorOfBuild),
            new(folder + "-analyzed", files, BuildEnvironment.GeneratorOfBuild, BuildEnvironment.AnalyzersOfBuild),
        ];
        var seconds = new double[tasks.Length][];
        var processor = new double[tasks.Length][];
        var peaks = new double[tasks.Length][];
        for (var i = 0; i < tasks.Length; i++)
        {
            (seconds[i], processor[i], peaks[i]) = (new double[rounds], new double[rounds], new double[rounds]);

            // The disk's cache, once.
            tasks[i].Run();
        }

        if (tasks[1].OutputBytes <= tasks[0].OutputBytes)
        {
            throw new InvalidOperationException("the generator did nothing, so there is nothing to measure");
        }

        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < tasks.Length; i++)
            {
                var at = round % 2 == 0 ? i : tasks.Length - 1 - i;
                var start = Stopwatch.GetTimestamp();
                tasks[at].Run();
                seconds[at][round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
                processor[at][round] = tasks[at].ProcessorTime.TotalSeconds;
                peaks[at][round] = tasks[at].PeakBytes / Megabyte;
            }
        }

        yield return BuildFigure.Of(size.Label("build-ratio"), "ratio", seconds[1].Zip(seconds[0], static (on, off) => on / off));
        yield return BuildFigure.Of(size.Label("build-ratio-analyzed"), "ratio", seconds[2].Zip(seconds[0], static (on, off) => on / off));
        yield return BuildFigure.Of(size.Label("build-ratio-processor"), "ratio", processor[1].Zip(processor[0], static (on, off) => on / off));
        yield return BuildFigure.Of(size.Label("build-off"), "s", seconds[0]);
        yield return BuildFigure.Of(size.Label("build-on"), "s", seconds[1]);
        yield return BuildFigure.Of(size.Label("build-analyzed"), "s", seconds[2]);
        yield return BuildFigure.Of(size.Label("build-memory-off"), "MiB", peaks[0]);
        yield return BuildFigure.Of(size.Label("build-memory-on"), "MiB", peaks[1]);
    }

    private static IEnumerable<BuildFigure> Type(ProjectSize size, IReadOnlyList<(string Name, string Text)> files)
    {
        var (milliseconds, kept) = Keystrokes.Measure(files, Edits);
        yield return BuildFigure.Of(size.Label("keystroke-ms"), "ms", milliseconds);
        yield return BuildFigure.Of(size.Label("keystroke-memory"), "MiB", [kept / Megabyte]);
    }
}
