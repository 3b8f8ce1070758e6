using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Units;

/// <summary>PRFG4001: writes the nearest unit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownUnitCodeFix))]
[Shared]
public sealed class UnknownUnitCodeFix() : ReplacementCodeFix(DiagnosticIds.UnknownUnit, "Use '{0}'")
{
    private protected override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop) =>
        root.ReplaceNode(place, MetricText.Unit(place, replacement, model, stop));
}
