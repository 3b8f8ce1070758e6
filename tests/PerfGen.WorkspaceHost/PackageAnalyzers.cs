using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PerfGen.WorkspaceHost;

/// <summary>The analyzers and fixes that the project's reference to the package brings.</summary>
internal sealed class PackageAnalyzers
{
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;
    private readonly ImmutableArray<CodeFixProvider> _fixes;

    private PackageAnalyzers(ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<CodeFixProvider> fixes) => (_analyzers, _fixes) = (analyzers, fixes);

    public static PackageAnalyzers Of(Project project)
    {
        var references = project.AnalyzerReferences.OfType<AnalyzerFileReference>().Where(static reference => Path.GetFileName(reference.FullPath).StartsWith("PerfGen.", StringComparison.Ordinal)).ToArray();
        return new(
            [.. references.SelectMany(static reference => reference.GetAnalyzers(LanguageNames.CSharp))],
            [.. references.SelectMany(static reference => Exported(reference.GetAssembly()))]);
    }

    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!.WithAnalyzers(_analyzers, project.AnalyzerOptions);
        return [.. (await compilation.GetAnalyzerDiagnosticsAsync()).Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden).OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>Applies the first fix that is offered.</summary>
    public async Task<Document> FixAsync(Document document, Diagnostic diagnostic)
    {
        var offered = new List<CodeAction>();
        foreach (var fix in _fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
        }

        var changes = (await offered[0].GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return changes.ChangedSolution.GetDocument(document.Id)!;
    }

    /// <summary>As hosts find them: by the attribute that exports them for C#.</summary>
    private static IEnumerable<CodeFixProvider> Exported(Assembly assembly) => assembly.GetTypes()
        .Where(static type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
        .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!);
}
