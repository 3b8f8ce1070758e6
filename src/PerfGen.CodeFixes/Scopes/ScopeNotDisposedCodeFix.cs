using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Scopes;

/// <summary>PRFG2501: ends the scope with its block.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ScopeNotDisposedCodeFix))]
[Shared]
public sealed class ScopeNotDisposedCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ScopeNotDisposed];

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
                context.RegisterCodeFix(CodeAction.Create("Begin with 'using'", stop => ApplyAsync(context.Document, node, stop), nameof(ScopeNotDisposedCodeFix)), diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, SyntaxNode node, CancellationToken stop) =>
        await document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is { } root && Change(root, node) is { } changed ? document.WithSyntaxRoot(changed) : document;

    /// <summary>A declaration takes <c>using</c>; a call whose result is dropped takes <c>using var scope =</c>, which ends with the block.</summary>
    private static SyntaxNode? Change(SyntaxNode root, SyntaxNode node)
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
