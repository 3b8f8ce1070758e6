using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>PRFG5003: a catalogue file is not JSON, or says something that cannot be: an unknown unit or key, a name twice.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidCatalogueAnalyzer() : CatalogueFaultAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.CatalogueInvalid,
        "A catalogue is wrong",
        "{0}",
        DiagnosticCategories.Catalogue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "What the file, or the attribute, says at this place cannot be. The rest of the catalogue holds.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.CatalogueInvalid));

    private protected override IEnumerable<(CatalogueFile File, CatalogueFault Fault)> Faults(CatalogueView view) =>
        view.Own.Faults.Concat(view.Shipped.SelectMany(static file => file.Faults.Select(fault => (file, fault)))).Where(static one => one.Item2.Kind == CatalogueFaultKind.Invalid);
}
