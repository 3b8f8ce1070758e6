using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Analyzers.Metrics;

namespace PerfGen.CodeFixes.Metrics;

/// <summary>What the fixes of names and units have in common: the diagnostic stands on an expression, and carries what belongs in its place.</summary>
public abstract class ReplacementCodeFix : SemanticCodeFix
{
    /// <summary>Makes the fix of a rule.</summary>
    /// <param name="diagnosticId">The rule.</param>
    /// <param name="title">Its title, with <c>{0}</c> for what belongs in the place.</param>
    private protected ReplacementCodeFix(string diagnosticId, string title)
        : base(diagnosticId, title)
    {
    }

    /// <summary>The root with the change; null where the fix does not fit.</summary>
    private protected abstract SyntaxNode? Change(SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop);

    private protected sealed override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken stop) =>
        ReplacementOf(diagnostic) is { } replacement && node is ExpressionSyntax place ? Change(root, place, replacement, diagnostic, model, stop) : null;

    private protected sealed override string Title(string title, Diagnostic diagnostic) => string.Format(title, ReplacementOf(diagnostic));

    private protected static string? ReplacementOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(Finding.Replacement, out var replacement) ? replacement : null;
}
