using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Agents;

/// <summary>PRFG6006: removes the statement that sets the tag. A call in a chain, or one whose result is used, is not touched.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CapturedTextCodeFix))]
[Shared]
public sealed class CapturedTextCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.CapturedText];

    public override FixAllProvider GetFixAllProvider() => EachDiagnostic.Provider(static (document, node, _, _, stop) => RemoveAsync(document, node, stop));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = EachDiagnostic.Node(root, diagnostic);
            if (StatementOf(node) is not null)
            {
                context.RegisterCodeFix(CodeAction.Create("Remove the tag", stop => RemoveAsync(context.Document, node, stop), nameof(CapturedTextCodeFix)), diagnostic);
            }
        }
    }

    private static async Task<Document> RemoveAsync(Document document, SyntaxNode node, CancellationToken stop) =>
        StatementOf(node) is { } statement && await document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is { } root
            && root.RemoveNode(statement, SyntaxRemoveOptions.KeepUnbalancedDirectives) is { } changed
            ? document.WithSyntaxRoot(changed)
            : document;

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
