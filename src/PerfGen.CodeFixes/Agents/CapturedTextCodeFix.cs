using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Agents;

/// <summary>PRFG6006: removes the statement that sets the tag. A call in a chain, or one whose result is used, is not touched.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CapturedTextCodeFix))]
[Shared]
public sealed class CapturedTextCodeFix() : SyntaxCodeFix(DiagnosticIds.CapturedText, "Remove the tag")
{
    private protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic) =>
        StatementOf(node) is { } statement ? root.RemoveNode(statement, SyntaxRemoveOptions.KeepUnbalancedDirectives) : null;

    /// <summary>The statement that is <c>x.SetTag(…);</c> or <c>x?.SetTag(…);</c> and nothing else, among others of a block.</summary>
    private static ExpressionStatementSyntax? StatementOf(SyntaxNode node)
    {
        if (node.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent is not InvocationExpressionSyntax call
            || call.Expression is not (MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax or ThisExpressionSyntax } or MemberBindingExpressionSyntax))
        {
            return null;
        }

        var whole = call.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == call ? (SyntaxNode)access : call;
        return whole.Parent is ExpressionStatementSyntax { Parent: BlockSyntax } statement ? statement : null;
    }
}
