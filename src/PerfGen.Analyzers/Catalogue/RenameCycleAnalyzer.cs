using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>PRFG5009: metrics are renamed to each other in a circle.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RenameCycleAnalyzer() : CatalogueFaultAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.RenameCycle,
        "Metrics are renamed in a circle",
        "{0}",
        DiagnosticCategories.Catalogue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Whoever follows renamed_to never arrives at a metric that can be recorded.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.RenameCycle));

    private protected override IEnumerable<(CatalogueFile File, CatalogueFault Fault)> Faults(CatalogueView view) =>
        view.Own.Faults.Where(static one => one.Fault.Kind == CatalogueFaultKind.RenameCycle);
}
