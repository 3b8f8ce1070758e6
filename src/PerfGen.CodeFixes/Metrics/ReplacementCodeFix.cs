using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Analyzers.Metrics;

namespace PerfGen.CodeFixes.Metrics;

/// <summary>What the fixes of names and units have in common: the diagnostic stands on an expression, and carries what belongs in its place.</summary>
public abstract class ReplacementCodeFix : CodeFixProvider
{
    private readonly FixAllProvider _fixAll;
    private readonly string _title;

    /// <summary>Makes the fix of a rule.</summary>
    /// <param name="diagnosticId">The rule.</param>
    /// <param name="title">Its title, with <c>{0}</c> for what belongs in the place.</param>
    private protected ReplacementCodeFix(string diagnosticId, string title)
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
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            // Applied here already, so that only what changes something is offered.
            var node = EachDiagnostic.Node(root, diagnostic);
            if (ReplacementOf(diagnostic) is { } replacement && await ApplyAsync(document, node, diagnostic, stop).ConfigureAwait(false) is var changed && changed != document)
            {
                context.RegisterCodeFix(CodeAction.Create(string.Format(_title, replacement), _ => Task.FromResult(changed), GetType().Name), diagnostic);
            }
        }
    }

    /// <summary>The root with the change; null where the fix does not fit.</summary>
    private protected abstract SyntaxNode? Change(SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop);

    private protected static string? ReplacementOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(Finding.Replacement, out var replacement) ? replacement : null;

    private async Task<Document> ApplyAsync(Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken stop) =>
        ReplacementOf(diagnostic) is { } replacement
        && node is ExpressionSyntax place
        && await document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is { } root
        && await document.GetSemanticModelAsync(stop).ConfigureAwait(false) is { } model
        && Change(root, place, replacement, diagnostic, model, stop) is { } changed
            ? document.WithSyntaxRoot(changed)
            : document;
}
