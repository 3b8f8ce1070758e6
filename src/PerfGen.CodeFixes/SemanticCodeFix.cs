using Microsoft.CodeAnalysis;

namespace PerfGen.CodeFixes;

/// <summary>What the fixes have in common that stay within their document and have to ask what the code at the diagnostic means.</summary>
public abstract class SemanticCodeFix : NodeCodeFix
{
    /// <summary>Makes the fix of a rule.</summary>
    /// <param name="diagnosticId">The rule.</param>
    /// <param name="title">Its title.</param>
    private protected SemanticCodeFix(string diagnosticId, string title)
        : base(diagnosticId, title)
    {
    }

    /// <summary>The root with the change; null where there is no one right change.</summary>
    private protected abstract SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken stop);

    private protected sealed override async Task<SyntaxNode?> ChangeAsync(Document document, SyntaxNode root, SyntaxNode node, Diagnostic diagnostic, CancellationToken stop) =>
        await document.GetSemanticModelAsync(stop).ConfigureAwait(false) is { } model ? Change(root, node, diagnostic, model, stop) : null;
}
