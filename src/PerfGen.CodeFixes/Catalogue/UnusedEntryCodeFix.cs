using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Catalogue;

/// <summary>PRFG5002: takes the entry out of the catalogue.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusedEntryCodeFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".json"])]
[Shared]
public sealed class UnusedEntryCodeFix() : CatalogueCodeFix(DiagnosticIds.EntryUnused)
{
    private protected override string Title(Diagnostic diagnostic, string text) => $"Remove '{text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}'";

    private protected override Task<string?> ChangeAsync(Project project, string text, IReadOnlyList<Diagnostic> diagnostics, CancellationToken stop)
    {
        // From the end, so that the places in front stay where they are.
        var entries = CatalogueFile.Read(CatalogueFile.ProjectName, CatalogueFileRole.Project, text).Entries
            .Where(entry => diagnostics.Any(diagnostic => diagnostic.Location.SourceSpan.Start == entry.PlaceOf(MetricKeys.Name).Start))
            .OrderByDescending(static entry => entry.At.Start)
            .ToArray();
        return Task.FromResult(entries.Length == 0 ? null : entries.Aggregate(text, static (left, entry) => CatalogueText.Remove(left, entry.At)));
    }
}
