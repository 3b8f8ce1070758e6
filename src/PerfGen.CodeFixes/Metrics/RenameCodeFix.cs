using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfGen.CodeFixes.Metrics;

/// <summary>Writes another name. Only where the name stands as a literal: a constant's declaration has other uses.</summary>
public abstract class RenameCodeFix : ReplacementCodeFix
{
    private protected RenameCodeFix(string diagnosticId)
        : base(diagnosticId, "Rename to '{0}'")
    {
    }

    private protected sealed override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop) =>
        MetricText.IsLiteral(place) ? root.ReplaceNode(place, MetricText.Literal(replacement).WithTriviaFrom(place)) : null;
}
