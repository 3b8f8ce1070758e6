using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Catalogue;

/// <summary>PRFG5004: writes what was shipped, or keeps an entry that is gone as deprecated.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ShippedEntryCodeFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".json"])]
[Shared]
public sealed class ShippedEntryCodeFix() : WordCodeFix(DiagnosticIds.ShippedEntryChanged)
{
    private protected override TextDocument? TargetOf(Project project, Diagnostic diagnostic) => IsGone(diagnostic) ? Own(project) : At(project, diagnostic);

    private protected override string Title(Diagnostic diagnostic, string text) =>
        IsGone(diagnostic) ? $"Keep '{Name(diagnostic, text)}' as deprecated" : base.Title(diagnostic, text);

    private protected override async Task<string?> ChangeAsync(Project project, string text, IReadOnlyList<Diagnostic> diagnostics, CancellationToken stop)
    {
        var entries = new List<string>();
        foreach (var diagnostic in diagnostics.Where(IsGone))
        {
            if (At(project, diagnostic) is { } file)
            {
                var shipped = (await file.GetTextAsync(stop).ConfigureAwait(false)).ToString();
                var name = Name(diagnostic, shipped);
                entries.AddRange(CatalogueFile.Read(CatalogueFile.ShippedName, CatalogueFileRole.Shipped, shipped).Entries
                    .Where(entry => entry.Metric.Name == name)
                    .Select(static entry => CatalogueText.Entry(entry.Metric with { Deprecated = entry.Metric.Deprecated ?? "No longer recorded." })));
            }
        }

        var changed = await base.ChangeAsync(project, text, [.. diagnostics.Where(static diagnostic => !IsGone(diagnostic))], stop).ConfigureAwait(false);
        return entries.Count == 0 ? changed : CatalogueText.Add(changed ?? text, entries);
    }

    /// <summary>It stands in the baseline, since there is no other place.</summary>
    private static bool IsGone(Diagnostic diagnostic) => CatalogueFile.RoleOf(diagnostic.Location.GetLineSpan().Path) == CatalogueFileRole.Shipped;

    private static string Name(Diagnostic diagnostic, string text) => text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
}
