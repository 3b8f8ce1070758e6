using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PerfGen.Benchmarks.Building;

/// <summary>The generator in an editor: after every edit of a method's body it is run again, on what it remembers.</summary>
internal static class Keystrokes
{
    private static readonly CSharpParseOptions Language = new CSharpParseOptions(LanguageVersion.Latest).WithFeatures([new("InterceptorsNamespaces", "PerfGen.Generated")]);

    /// <summary>The milliseconds that each run after an edit took, and the bytes that the generator keeps between them.</summary>
    /// <param name="files">The project's sources.</param>
    /// <param name="count">How many edits, each of another method than the one before.</param>
    public static (double[] Milliseconds, long KeptBytes) Measure(IReadOnlyList<(string Name, string Text)> files, int count)
    {
        var trees = files.Select(static file => Parse(file.Text, file.Name)).ToArray();
        var compilation = CSharpCompilation.Create(
            "app",
            trees,
            BuildEnvironment.References.Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        compilation.GetDiagnostics(CancellationToken.None);
        var callers = Enumerable.Range(0, trees.Length).Where(at => files[at].Name.Contains("Caller", StringComparison.Ordinal)).ToArray();

        var before = GC.GetTotalMemory(forceFullCollection: true);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([Generator().AsSourceGenerator()], parseOptions: Language, optionsProvider: new BuildOptions());
        driver = driver.RunGenerators(compilation);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;

        var times = new double[count];
        const int WarmUp = 10;
        for (var edit = -WarmUp; edit < count; edit++)
        {
            var at = callers[(edit + WarmUp) % callers.Length];
            var edited = Parse(GeneratedProject.Edit(files[at].Text, edit + WarmUp + 1), files[at].Name);
            compilation = compilation.ReplaceSyntaxTree(trees[at], edited);
            trees[at] = edited;

            // The editor binds what it shows in any case.
            compilation.GetSemanticModel(edited).GetDiagnostics();
            var start = Stopwatch.GetTimestamp();
            driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
            if (edit >= 0)
            {
                times[edit] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            GC.KeepAlive(output);
        }

        var broken = driver.GetRunResult().Results.Single().Exception;
        return broken is null ? (times, kept) : throw new InvalidOperationException("the generator failed", broken);
    }

    private static IIncrementalGenerator Generator() =>
        (IIncrementalGenerator)Activator.CreateInstance(Assembly.LoadFrom(BuildEnvironment.Generator).GetType("PerfGen.Generator.PerfGenGenerator", throwOnError: true)!)!;

    private static SyntaxTree Parse(string text, string name) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), Language, "/app/" + name);

    private sealed class BuildOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options : AnalyzerConfigOptions
    {
        private static readonly ImmutableDictionary<string, string> Values = ImmutableDictionary<string, string>.Empty.Add("build_property.ProjectDir", "/app/");

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => Values.TryGetValue(key, out value);
    }
}
