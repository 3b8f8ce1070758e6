using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>PRFG5010: an entry of the project allows less than the entry of an imported registry that it takes the place of.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NarrowerEntryAnalyzer() : CatalogueFaultAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NarrowerThanRegistry,
        "An entry allows less than the registry",
        "{0}",
        DiagnosticCategories.Catalogue,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Values that are right by the registry would be wrong here, and tools that know the registry would not expect it.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.NarrowerThanRegistry));

    private protected override IEnumerable<(CatalogueFile File, CatalogueFault Fault)> Faults(CatalogueView view) =>
        view.Own.Faults.Where(static one => one.Fault.Kind == CatalogueFaultKind.Narrower);
}
