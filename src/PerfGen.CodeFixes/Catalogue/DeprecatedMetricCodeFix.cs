using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Catalogue;

/// <summary>PRFG5005: takes the metric that takes the place of the deprecated one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeprecatedMetricCodeFix))]
[Shared]
public sealed class DeprecatedMetricCodeFix() : ReplacementCodeFix(DiagnosticIds.DeprecatedMetric, "Record '{0}' instead")
{
    private protected override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop) =>
        place is MemberAccessExpressionSyntax member
            ? root.ReplaceNode(place, member.WithName(Microsoft.CodeAnalysis.CSharp.SyntaxFactory.IdentifierName(replacement).WithTriviaFrom(member.Name)))
            : MetricText.IsLiteral(place) ? root.ReplaceNode(place, MetricText.Literal(replacement).WithTriviaFrom(place)) : null;
}
