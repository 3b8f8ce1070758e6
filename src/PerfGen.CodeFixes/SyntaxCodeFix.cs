using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PerfGen.CodeFixes;

/// <summary>What the fixes have in common that change the syntax at the diagnostic and ask for nothing else.</summary>
public abstract class SyntaxCodeFix : CodeFixProvider
{
    private readonly FixAllProvider _fixAll;
    private readonly string _title;

    /// <summary>Makes the fix of a rule.</summary>
    /// <param name="diagnosticId">The rule.</param>
    /// <param name="title">Its title.</param>
    private protected SyntaxCodeFix(string diagnosticId, string title)
    {
        FixableDiagnosticIds = [diagnosticId];
        _title = title;
        _fixAll = EachDiagnostic.Provider((document, node, diagnostic, _, stop) => ApplyAsync(document, node, diagnostic, stop));
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => _fixAll;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            // Tried out here already, so that only what changes something is offered.
            var node = EachDiagnostic.Node(root, diagnostic);
            if (Change(root, node, diagnostic) is not null)
            {
                context.RegisterCodeFix(CodeAction.Create(_title, stop => ApplyAsync(context.Document, node, diagnostic, stop), GetType().Name), diagnostic);
            }
        }
    }

    /// <summary>The root with the change; null where the fix does not fit.</summary>
    private protected abstract SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic);

    private async Task<Document> ApplyAsync(Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken stop) =>
        await document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is { } root && Change(root, node, diagnostic) is { } changed ? document.WithSyntaxRoot(changed) : document;
}
