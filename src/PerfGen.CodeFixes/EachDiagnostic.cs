using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PerfGen.CodeFixes;

/// <summary>Fixes the diagnostics of a document one after the other, each on what the one before has left, so that fixes next to each other do not collide.</summary>
internal static class EachDiagnostic
{
    /// <summary>Changes one place.</summary>
    /// <param name="document">The document as it is by now.</param>
    /// <param name="node">Where the diagnostic stands in it.</param>
    /// <param name="diagnostic">The diagnostic, with the location that it had at first.</param>
    /// <param name="equivalenceKey">Which of the fixes was chosen.</param>
    /// <param name="stop">Stops the fix.</param>
    /// <returns>The changed document, or the same where the fix does not fit.</returns>
    public delegate Task<Document> Fix(Document document, SyntaxNode node, Diagnostic diagnostic, string? equivalenceKey, CancellationToken stop);

    /// <summary>Fix-all for a fix that stays within its document.</summary>
    public static FixAllProvider Provider(Fix fix) => FixAllProvider.Create(
        (context, document, diagnostics) => ApplyAsync(document, diagnostics, context.CodeActionEquivalenceKey, fix, context.CancellationToken));

    /// <summary>The node that a diagnostic was reported on.</summary>
    public static SyntaxNode Node(SyntaxNode root, Diagnostic diagnostic) => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    private static async Task<Document?> ApplyAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string? equivalenceKey, Fix fix, CancellationToken stop)
    {
        if (await document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        var places = diagnostics
            .GroupBy(diagnostic => Node(root, diagnostic))
            .ToDictionary(static group => group.Key, static group => (Diagnostic: group.First(), Mark: new SyntaxAnnotation()));
        document = document.WithSyntaxRoot(root.ReplaceNodes(
            places.Keys, (original, rewritten) => rewritten.WithAdditionalAnnotations(places[original].Mark)));
        // From the end: a fix that puts something behind its place puts it in front of what later ones have put there.
        foreach (var (diagnostic, mark) in places.Values.OrderByDescending(static place => place.Diagnostic.Location.SourceSpan.Start))
        {
            var current = await document.GetSyntaxRootAsync(stop).ConfigureAwait(false);
            if (current?.GetAnnotatedNodes(mark).FirstOrDefault() is { } node)
            {
                document = await fix(document, node, diagnostic, equivalenceKey, stop).ConfigureAwait(false);
            }
        }

        return document;
    }
}
