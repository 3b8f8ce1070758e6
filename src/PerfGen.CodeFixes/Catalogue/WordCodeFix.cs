using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PerfGen.Analyzers.Metrics;

namespace PerfGen.CodeFixes.Catalogue;

/// <summary>Writes what the diagnostic carries in the place that it marks.</summary>
public abstract class WordCodeFix : CatalogueCodeFix
{
    private protected WordCodeFix(string diagnosticId)
        : base(diagnosticId)
    {
    }

    private protected override string Title(Diagnostic diagnostic, string text) => $"Write '{ReplacementOf(diagnostic)}'";

    private protected override Task<string?> ChangeAsync(Project project, string text, IReadOnlyList<Diagnostic> diagnostics, CancellationToken stop)
    {
        var changes = diagnostics
            .Where(static diagnostic => ReplacementOf(diagnostic) is not null)
            .Select(static diagnostic => new TextChange(diagnostic.Location.SourceSpan, ReplacementOf(diagnostic)!))
            .ToArray();
        return Task.FromResult(changes.Length == 0 ? null : SourceText.From(text).WithChanges(changes).ToString());
    }

    private protected static string? ReplacementOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(Finding.Replacement, out var replacement) ? replacement : null;
}
