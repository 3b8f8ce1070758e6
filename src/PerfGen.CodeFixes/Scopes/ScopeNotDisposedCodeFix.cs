using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Scopes;

/// <summary>PRFG2501: ends the scope with its block.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ScopeNotDisposedCodeFix))]
[Shared]
public sealed class ScopeNotDisposedCodeFix() : SyntaxCodeFix(DiagnosticIds.ScopeNotDisposed, "Begin with 'using'")
{
    /// <summary>A declaration takes <c>using</c>; a call whose result is dropped takes <c>using var scope =</c>, which ends with the block.</summary>
    private protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic)
    {
        var statement = node.FirstAncestorOrSelf<StatementSyntax>();
        if (statement?.Parent is not (BlockSyntax or GlobalStatementSyntax))
        {
            return null;
        }

        switch (statement)
        {
            case LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } declaration:
                var usingKeyword = SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space);
                return root.ReplaceNode(
                    declaration, declaration.WithoutLeadingTrivia().WithUsingKeyword(usingKeyword).WithLeadingTrivia(declaration.GetLeadingTrivia()));
            case ExpressionStatementSyntax dropped when !IsTaken(statement):
                var call = dropped.Expression is AssignmentExpressionSyntax discard ? discard.Right : dropped.Expression;
                return root.ReplaceNode(dropped, SyntaxFactory.ParseStatement("using var scope = " + call.WithoutTrivia() + ";").WithTriviaFrom(dropped));
            default:
                return null;
        }
    }

    private static bool IsTaken(StatementSyntax statement) =>
        statement.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && (member is GlobalStatementSyntax ? member.SyntaxTree.GetRoot() : member).DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == "scope");
}
