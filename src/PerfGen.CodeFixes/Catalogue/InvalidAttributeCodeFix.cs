using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Catalogue;

/// <summary>PRFG5003 on an attribute: takes the nearest word.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InvalidAttributeCodeFix))]
[Shared]
public sealed class InvalidAttributeCodeFix() : ReplacementCodeFix(DiagnosticIds.CatalogueInvalid, "Write '{0}'")
{
    private protected override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop) =>
        MetricText.IsLiteral(place) ? root.ReplaceNode(place, MetricText.Literal(replacement).WithTriviaFrom(place)) : null;
}
