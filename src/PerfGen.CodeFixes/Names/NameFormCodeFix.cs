using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3001: writes the name in snake_case.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameFormCodeFix))]
[Shared]
public sealed class NameFormCodeFix() : ReplacementCodeFix(DiagnosticIds.NameForm, "Rename to '{0}'")
{
    /// <summary>Only where the name stands: a constant's declaration has other uses.</summary>
    private protected override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop) =>
        MetricText.IsLiteral(place) ? root.ReplaceNode(place, MetricText.Literal(replacement).WithTriviaFrom(place)) : null;
}
