using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PerfGen.CodeFixes;

/// <summary>What the fixes have in common that stay within their document and have to ask what the code at the diagnostic means.</summary>
public abstract class SemanticCodeFix : CodeFixProvider
{
    private readonly FixAllProvider _fixAll;
    private readonly string _title;

    /// <summary>Makes the fix of a rule.</summary>
    /// <param name="diagnosticId">The rule.</param>
    /// <param name="title">Its title.</param>
    private protected SemanticCodeFix(string diagnosticId, string title)
    {
        FixableDiagnosticIds = [diagnosticId];
        _title = title;
        _fixAll = EachDiagnostic.Provider((document, node, diagnostic, _, stop) => ApplyAsync(document, node, diagnostic, stop));
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => _fixAll;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var stop = context.CancellationToken;
        if (await context.Document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is not { } root || await context.Document.GetSemanticModelAsync(stop).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            // Tried out here already, so that only what changes something is offered.
            if (Change(root, EachDiagnostic.Node(root, diagnostic), diagnostic, model, stop) is { } changed)
            {
                context.RegisterCodeFix(CodeAction.Create(_title, _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), GetType().Name), diagnostic);
            }
        }
    }

    /// <summary>The root with the change; null where there is no one right change.</summary>
    private protected abstract SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken stop);

    private async Task<Document> ApplyAsync(Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken stop) =>
        await document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is { } root
        && await document.GetSemanticModelAsync(stop).ConfigureAwait(false) is { } model
        && Change(root, node, diagnostic, model, stop) is { } changed
            ? document.WithSyntaxRoot(changed)
            : document;
}
