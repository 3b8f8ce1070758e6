using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Units;

/// <summary>PRFG4006: writes the unit that the name lets expect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingUnitCodeFix))]
[Shared]
public sealed class MissingUnitCodeFix() : ReplacementCodeFix(DiagnosticIds.UnitMissing, "Use '{0}'")
{
    private protected override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop) =>
        root.ReplaceNode(place, MetricText.Unit(place, replacement, model, stop));
}
