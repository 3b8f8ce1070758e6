using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Scopes;

/// <summary>PRFG2503: awaits the call, where the method is async already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallNotAwaitedCodeFix))]
[Shared]
public sealed class CallNotAwaitedCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.CallNotAwaited];

    public override FixAllProvider GetFixAllProvider() => EachDiagnostic.Provider(static (document, node, _, _, stop) => ApplyAsync(document, node, stop));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = EachDiagnostic.Node(root, diagnostic);
            if (Change(root, node) is not null)
            {
                context.RegisterCodeFix(CodeAction.Create("Await it", stop => ApplyAsync(context.Document, node, stop), nameof(CallNotAwaitedCodeFix)), diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, SyntaxNode node, CancellationToken stop) =>
        await document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is { } root && Change(root, node) is { } changed ? document.WithSyntaxRoot(changed) : document;

    private static SyntaxNode? Change(SyntaxNode root, SyntaxNode node)
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
