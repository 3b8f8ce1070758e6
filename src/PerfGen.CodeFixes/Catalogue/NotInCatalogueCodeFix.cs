using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Catalogue;

/// <summary>PRFG5001: takes the nearest name of the catalogue.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NotInCatalogueCodeFix))]
[Shared]
public sealed class NotInCatalogueCodeFix() : ReplacementCodeFix(DiagnosticIds.NotInCatalogue, "Record '{0}'")
{
    private protected override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop) =>
        MetricText.IsLiteral(place) ? root.ReplaceNode(place, MetricText.Literal(replacement).WithTriviaFrom(place)) : null;
}
