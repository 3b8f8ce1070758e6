using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PerfGen.CodeFixes;

/// <summary>The frame of the fixes that change the node at a diagnostic and stay within its document: one at a time, or all of them.</summary>
public abstract class NodeCodeFix : CodeFixProvider
{
    private readonly FixAllProvider _fixAll;
    private readonly string _title;

    /// <summary>Makes the fix of a rule.</summary>
    /// <param name="diagnosticId">The rule.</param>
    /// <param name="title">Its title.</param>
    private protected NodeCodeFix(string diagnosticId, string title)
    {
        FixableDiagnosticIds = [diagnosticId];
        _title = title;
        _fixAll = EachDiagnostic.Provider(async (document, node, diagnostic, _, stop) => await TryApplyAsync(document, node, diagnostic, stop).ConfigureAwait(false) ?? document);
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => _fixAll;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var stop = context.CancellationToken;
        if (await context.Document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            // Applied here already, so that only what changes something is offered.
            if (await TryApplyAsync(context.Document, EachDiagnostic.Node(root, diagnostic), diagnostic, stop).ConfigureAwait(false) is { } changed)
            {
                context.RegisterCodeFix(CodeAction.Create(Title(_title, diagnostic), _ => Task.FromResult(changed), GetType().Name), diagnostic);
            }
        }
    }

    /// <summary>What the fix is called at a diagnostic.</summary>
    private protected virtual string Title(string title, Diagnostic diagnostic) => title;

    /// <summary>The root with the change; null where the fix does not fit.</summary>
    private protected abstract Task<SyntaxNode?> ChangeAsync(Document document, SyntaxNode root, SyntaxNode node, Diagnostic diagnostic, CancellationToken stop);

    private async Task<Document?> TryApplyAsync(Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken stop) =>
        await document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is { } root && await ChangeAsync(document, root, node, diagnostic, stop).ConfigureAwait(false) is { } changed
            ? document.WithSyntaxRoot(changed)
            : null;
}
