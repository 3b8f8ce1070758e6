using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfGen.CodeFixes.Metrics;

/// <summary>Writes another unit, and leaves the value as it is.</summary>
public abstract class UnitCodeFix : ReplacementCodeFix
{
    private protected UnitCodeFix(string diagnosticId, string title)
        : base(diagnosticId, title)
    {
    }

    private protected sealed override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop) =>
        root.ReplaceNode(place, MetricText.Unit(place, replacement, model, stop));
}
