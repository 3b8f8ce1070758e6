using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3008: takes the unit off the name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnitInNameCodeFix))]
[Shared]
public sealed class UnitInNameCodeFix() : ReplacementCodeFix(DiagnosticIds.UnitInName, "Rename to '{0}'")
{
    /// <summary>Only where the name stands: a constant's declaration has other uses.</summary>
    private protected override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop) =>
        MetricText.IsLiteral(place) ? root.ReplaceNode(place, MetricText.Literal(replacement).WithTriviaFrom(place)) : null;
}
