namespace PerfGen.Benchmarks.Building;

/// <summary>
/// What PerfGen adds to the compiler's time, and to an editor's work after a keystroke. The same project is compiled without PerfGen, with the generator,
/// and with generator and analyzers, in turn, so that a machine whose speed drifts favours none; ratios are taken within a round. The compiler is told what a build
/// tells it, so each of these runs the SDK's own analyzers and generators too. The figures with <c>alone</c> in their names are without those: the compiler
/// that no build starts, which has nothing warm that a generator can share.
/// </summary>
internal static class BuildBenchmark
{
    private const int Edits = 21;

    public static int Run(RunOptions options, string scratch)
    {
        BuildEnvironment.UseCompilerOfSdk();
        var figures = new List<BuildFigure>();
        foreach (var size in ProjectSize.All.Where(size => options.Only is null || options.Only == size.Name))
        {
            Console.Error.WriteLine($"benchmarks: {size}; {BuildEnvironment.FormOfBuild}");
            var files = GeneratedProject.Write(size);
            if (options.Part is null or "compile")
            {
                figures.AddRange(Compile(size, files, Path.Combine(scratch, "project-" + size.Label("build")), options.Rounds));
            }

            if (options.Part is null or "type")
            {
                figures.AddRange(Type(size, files));
            }
        }

        BuildFigure.Write(figures, options.Json);
        return 0;
    }

    private static IEnumerable<BuildFigure> Compile(ProjectSize size, IReadOnlyList<(string Name, string Text)> files, string folder, int rounds)
    {
        CompilerTask New(string name, bool isAlone, params string[] components) => new($"{folder}-{name}", files, isAlone, components);
        var off = new MeasuredTask(New("off", isAlone: false));
        var on = new MeasuredTask(New("on", isAlone: false, BuildEnvironment.GeneratorOfBuild));
        var analyzed = size.IsAnalyzed ? new MeasuredTask(New("analyzed", isAlone: false, BuildEnvironment.GeneratorOfBuild, BuildEnvironment.AnalyzersOfBuild)) : null;
        var aloneOff = new MeasuredTask(New("alone-off", isAlone: true));
        var aloneOn = new MeasuredTask(New("alone-on", isAlone: true, BuildEnvironment.GeneratorOfBuild));

        var all = new[] { off, on, analyzed, aloneOff, aloneOn }.OfType<MeasuredTask>().ToArray();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var task in round % 2 == 0 ? all : [.. all.Reverse()])
            {
                task.Run();
            }
        }

        if (on.OutputBytes <= off.OutputBytes)
        {
            throw new InvalidOperationException("the generator did nothing, so nothing was measured");
        }

        yield return BuildFigure.Of(size.Label("build-ratio"), "ratio", on.SecondsBeside(off));
        yield return BuildFigure.Of(size.Label("build-ratio-processor"), "ratio", on.ProcessorBeside(off));
        if (analyzed is not null)
        {
            yield return BuildFigure.Of(size.Label("build-ratio-analyzed"), "ratio", analyzed.SecondsBeside(off));
            yield return BuildFigure.Of(size.Label("build-analyzed"), "s", analyzed.Seconds);
        }

        yield return BuildFigure.Of(size.Label("build-off"), "s", off.Seconds);
        yield return BuildFigure.Of(size.Label("build-on"), "s", on.Seconds);
        yield return BuildFigure.Of(size.Label("build-memory-off"), "MiB", off.Peaks);
        yield return BuildFigure.Of(size.Label("build-memory-on"), "MiB", on.Peaks);
        yield return BuildFigure.Of(size.Label("build-ratio-alone"), "ratio", aloneOn.SecondsBeside(aloneOff));
        yield return BuildFigure.Of(size.Label("build-alone-off"), "s", aloneOff.Seconds);
        yield return BuildFigure.Of(size.Label("build-alone-on"), "s", aloneOn.Seconds);
    }

    private static IEnumerable<BuildFigure> Type(ProjectSize size, IReadOnlyList<(string Name, string Text)> files)
    {
        var (milliseconds, kept) = Keystrokes.Measure(files, Edits);
        yield return BuildFigure.Of(size.Label("keystroke-ms"), "ms", milliseconds);
        yield return BuildFigure.Of(size.Label("keystroke-memory"), "MiB", [kept / MeasuredTask.Megabyte]);
    }
}
