using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.Analyzers.Catalogue;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Catalogue;

/// <summary>PRFG5001: describes the metric in the project's catalogue, in the unit that it is recorded in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddToCatalogueCodeFix))]
[Shared]
public sealed class AddToCatalogueCodeFix() : CatalogueCodeFix(DiagnosticIds.NotInCatalogue)
{
    private protected override TextDocument? TargetOf(Project project, Diagnostic diagnostic) => Own(project);

    private protected override string Title(Diagnostic diagnostic, string text) => $"Add '{diagnostic.Properties[NotInCatalogueRule.Name]}' to {CatalogueFile.ProjectName}";

    private protected override Task<string?> ChangeAsync(Project project, string text, IReadOnlyList<Diagnostic> diagnostics, CancellationToken stop)
    {
        var metrics = diagnostics
            .Select(Described)
            .Where(static metric => metric is not null)
            .GroupBy(static metric => metric!.Name, StringComparer.Ordinal)
            .Select(static group => CatalogueText.Entry(group.First()!))
            .ToArray();
        return Task.FromResult(metrics.Length == 0 ? null : CatalogueText.Add(text, metrics));
    }

    private static MetricDefinition? Described(Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(NotInCatalogueRule.Unit, out var unit) || unit is null
            || !diagnostic.Properties.TryGetValue(NotInCatalogueRule.Name, out var name) || name is null)
        {
            return null;
        }

        var metric = MetricDefinition.Of(name, unit, "", double.NegativeInfinity, double.PositiveInfinity);
        return diagnostic.Properties.TryGetValue(NotInCatalogueRule.Instrument, out var instrument) && instrument is not null
            ? metric with { Instrument = MetricWords.Find(MetricWords.Instruments, instrument) }
            : metric;
    }
}
