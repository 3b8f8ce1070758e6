using Microsoft.CodeAnalysis;

namespace PerfGen.CodeFixes;

/// <summary>What the fixes have in common that change the syntax at the diagnostic and ask for nothing else.</summary>
public abstract class SyntaxCodeFix : NodeCodeFix
{
    /// <summary>Makes the fix of a rule.</summary>
    /// <param name="diagnosticId">The rule.</param>
    /// <param name="title">Its title.</param>
    private protected SyntaxCodeFix(string diagnosticId, string title)
        : base(diagnosticId, title)
    {
    }

    /// <summary>The root with the change; null where the fix does not fit.</summary>
    private protected abstract SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic);

    private protected sealed override Task<SyntaxNode?> ChangeAsync(Document document, SyntaxNode root, SyntaxNode node, Diagnostic diagnostic, CancellationToken stop) =>
        Task.FromResult(Change(root, node, diagnostic));
}
