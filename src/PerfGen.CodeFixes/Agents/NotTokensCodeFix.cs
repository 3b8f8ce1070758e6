using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Agents;

/// <summary>PRFG6008: takes the one number of tokens that the answer itself reports. Where it reports none, or several that might be meant, there is no fix.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NotTokensCodeFix))]
[Shared]
public sealed class NotTokensCodeFix() : ReplacementCodeFix(DiagnosticIds.NotTokens, "Record '{0}'")
{
    private protected override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop) =>
        MetricText.IsLiteral(place) ? root.ReplaceNode(place, MetricText.Literal(replacement).WithTriviaFrom(place))
            : place is MemberAccessExpressionSyntax ? root.ReplaceNode(place, SyntaxFactory.ParseExpression(replacement).WithTriviaFrom(place))
            : null;
}
