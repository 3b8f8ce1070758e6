using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Scopes;

/// <summary>PRFG2503: awaits the call, where the method is async already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallNotAwaitedCodeFix))]
[Shared]
public sealed class CallNotAwaitedCodeFix() : SyntaxCodeFix(DiagnosticIds.CallNotAwaited, "Await it")
{
    private protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement || node is not ExpressionSyntax call || !IsInAsync(statement))
        {
            return null;
        }

        var awaited = SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), call.WithoutTrivia());
        return root.ReplaceNode(statement, statement.WithExpression(awaited).WithTriviaFrom(statement));
    }

    /// <summary>Awaiting is possible in the nearest function, without a lock around.</summary>
    private static bool IsInAsync(SyntaxNode place)
    {
        foreach (var outer in place.Ancestors())
        {
            switch (outer)
            {
                case LockStatementSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
            }
        }

        return false;
    }
}
