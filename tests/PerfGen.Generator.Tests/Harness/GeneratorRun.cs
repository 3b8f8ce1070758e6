using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PerfGen.Generator.Tests.Harness;

/// <summary>The generator, run on a project once or after each of several edits, as an editor's compiler does.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, TestProject project)
    {
        _driver = driver
            .WithUpdatedAnalyzerConfigOptions(new BuildOptions(project.Properties))
            .WithUpdatedParseOptions(project.ParseOptions)
            .ReplaceAdditionalTexts([.. project.AdditionalFiles])
            .RunGeneratorsAndUpdateCompilation(project.Compile(), out var output, out var diagnostics);
        Output = output;
        GeneratorDiagnostics = diagnostics;
    }

    /// <summary>The project with what was generated.</summary>
    public Compilation Output { get; }

    /// <summary>What the compiler says about the generator: that it threw, for instance.</summary>
    public ImmutableArray<Diagnostic> GeneratorDiagnostics { get; }

    /// <summary>Generated text by hint name, in order.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        new SortedDictionary<string, string>(_driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(static file => file.HintName, static file => file.SourceText.ToString()), StringComparer.Ordinal);

    public ImmutableArray<GeneratedSourceResult> Sources => _driver.GetRunResult().Results.Single().GeneratedSources;

    /// <summary>Errors of the whole project, and warnings in generated code.</summary>
    public IReadOnlyList<Diagnostic> Problems =>
    [
        .. Output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
            || (diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true)),
    ];

    /// <param name="project">The project.</param>
    /// <param name="generator">A generator that differs from the compiler's.</param>
    public static GeneratorRun Of(TestProject project, PerfGenGenerator? generator = null) => new(
        CSharpGeneratorDriver.Create(
            [(generator ?? new PerfGenGenerator()).AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)),
        project);

    public static GeneratorRun Of([StringSyntax("C#")] string source) => Of(TestProject.Of(source));

    /// <summary>The next run after an edit.</summary>
    public GeneratorRun After(TestProject edited) => new(_driver, edited);

    /// <summary>What a step of the pipeline put out, with the reason.</summary>
    public IReadOnlyList<(object Value, IncrementalStepRunReason Reason)> Step(string name) =>
        _driver.GetRunResult().Results.Single().TrackedSteps.TryGetValue(name, out var steps) ? [.. steps.SelectMany(static step => step.Outputs)] : [];

    /// <summary>Whether the outputs of the run were taken over from the run before.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons =>
        _driver.GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(static steps => steps.Value).SelectMany(static step => step.Outputs).Select(static output => output.Reason);

    private sealed class BuildOptions(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptions
    {
        private const string Prefix = "build_property.";

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return key.StartsWith(Prefix, StringComparison.Ordinal) && properties.TryGetValue(key[Prefix.Length..], out value);
        }
    }
}
