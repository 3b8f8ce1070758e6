using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PerfGen.Generator;

namespace PerfGen.Analyzers.Tests.Harness;

/// <summary>A project of test sources in a workspace, as the editor has it.</summary>
internal static class TestSolution
{
    /// <summary>Where the sources stand, so that <c>.editorconfig</c> sections apply to them.</summary>
    private const string Folder = "/test/";

    public static Project Create(IEnumerable<(string Name, string Text)> sources, string? config = null)
    {
        var project = new AdhocWorkspace()
            .AddProject("Test", LanguageNames.CSharp)
            .WithParseOptions(TestCode.ParseOptions)
            .WithCompilationOptions(TestCode.CompilationOptions)
            .WithMetadataReferences(TestCode.References)
            .AddDocument("Usings.cs", TestCode.Usings, filePath: Folder + "Usings.cs").Project;
        foreach (var (name, text) in sources)
        {
            project = name.EndsWith(".json", StringComparison.Ordinal)
                ? project.AddAdditionalDocument(name, text, filePath: Folder + name).Project
                : project.AddDocument(name, text, filePath: Folder + name).Project;
        }

        if (config is null)
        {
            return project;
        }

        var file = config.Contains("is_global") ? ".globalconfig" : ".editorconfig";
        return project.AddAnalyzerConfigDocument(file, SourceText.From(config), filePath: Folder + file).Project;
    }

    /// <summary>What a build compiles: the project's sources, and what PerfGen's generator makes of them.</summary>
    /// <param name="project">The project.</param>
    /// <param name="others">Generators of other products.</param>
    public static async Task<Compilation> BuildAsync(Project project, params IIncrementalGenerator[] others)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new PerfGenGenerator().AsSourceGenerator(), .. others.Select(static other => other.AsSourceGenerator())],
            project.AnalyzerOptions.AdditionalFiles,
            (CSharpParseOptions)project.ParseOptions!,
            project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        driver.RunGeneratorsAndUpdateCompilation((await project.GetCompilationAsync())!, out var compilation, out var diagnostics);
        Assert.Empty(diagnostics);
        return compilation;
    }

    /// <summary>The rule's diagnostics in the order of the sources, errors of the compiler apart.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(Project project, Compilation compilation, params DiagnosticAnalyzer[] analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            onAnalyzerException: static (exception, _, _) => throw new InvalidOperationException("The analyzer threw.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var diagnostics = await new CompilationWithAnalyzers(compilation, [.. analyzers], options).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.OrderBy(static diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>What a diagnostic stands in: a source, or a file beside the sources.</summary>
    public static TextDocument DocumentOf(Project project, Diagnostic diagnostic) =>
        project.GetDocument(diagnostic.Location.SourceTree) ?? project.AdditionalDocuments.Single(document => document.FilePath == diagnostic.Location.GetLineSpan().Path);

    public static IReadOnlyList<Diagnostic> CompilerErrors(Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
}
