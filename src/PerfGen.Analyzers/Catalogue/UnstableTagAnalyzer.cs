using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>PRFG5006: a metric that is declared stable has a tag that is not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnstableTagAnalyzer() : CatalogueFaultAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnstableTag,
        "A stable metric has a tag that may change",
        "{0}",
        DiagnosticCategories.Catalogue,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Who relies on a stable metric relies on its tags as well.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.UnstableTag));

    private protected override IEnumerable<(CatalogueFile File, CatalogueFault Fault)> Faults(CatalogueView view) =>
        view.Own.Faults.Where(static one => one.Fault.Kind == CatalogueFaultKind.UnstableTag);
}
