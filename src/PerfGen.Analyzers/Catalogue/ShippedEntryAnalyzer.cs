using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>PRFG5004: the catalogue breaks what the last release promised in <c>perfgen.metrics.shipped.json</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShippedEntryAnalyzer() : CatalogueFaultAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ShippedEntryChanged,
        "A shipped metric has changed",
        "{0}",
        DiagnosticCategories.Catalogue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Dashboards, alerts and stored values rely on what was shipped. A metric is not removed or changed, but deprecated, with the one that takes its place.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.ShippedEntryChanged));

    private protected override IEnumerable<(CatalogueFile File, CatalogueFault Fault)> Faults(CatalogueView view) =>
        view.Shipped.SelectMany(shipped => Compatibility.Of(shipped, view.Own));
}
