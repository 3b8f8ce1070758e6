using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Coverage;

namespace PerfGen.CodeFixes.Coverage;

/// <summary>Turns methods into their partial form: a <c>partial</c> declaration, whose body the generator writes, and the user's body in <c>&lt;Name&gt;Core</c>.</summary>
internal static class TrackInsideMethod
{
    /// <summary>The declaration of the method that a diagnostic is about; null where it cannot take the partial form.</summary>
    public static async Task<MethodDeclarationSyntax?> FindAsync(Document document, SyntaxNode node, CancellationToken stop)
    {
        if (await document.GetSemanticModelAsync(stop).ConfigureAwait(false) is not { } model
            || model.GetOperation(node, stop) is not IMethodReferenceOperation reference)
        {
            return null;
        }

        return await FindAsync(document, MethodGroupAnalyzer.Declaration(reference.Method), model.Compilation, stop).ConfigureAwait(false);
    }

    /// <summary>The declaration of the method that a diagnostic of coverage names in its properties; null where it cannot take the partial form.</summary>
    public static async Task<MethodDeclarationSyntax?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken stop) =>
        diagnostic.Properties.TryGetValue(CallProperties.Id, out var id) && id is not null
        && await document.Project.GetCompilationAsync(stop).ConfigureAwait(false) is { } compilation
        && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is IMethodSymbol method
            ? await FindAsync(document, method, compilation, stop).ConfigureAwait(false)
            : null;

    private static async Task<MethodDeclarationSyntax?> FindAsync(Document document, IMethodSymbol method, Compilation compilation, CancellationToken stop)
    {
        return UntrackedDelegate.Find(method, compilation, stop) is { Shape: null, Obstacle: null }
            && method.DeclaringSyntaxReferences.FirstOrDefault() is { } declared
            && document.Project.Solution.GetDocument(declared.SyntaxTree) is not (null or SourceGeneratedDocument)
                ? (MethodDeclarationSyntax)await declared.GetSyntaxAsync(stop).ConfigureAwait(false)
                : null;
    }

    /// <summary>Changes all of the methods, and makes the types around them partial.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<MethodDeclarationSyntax> methods, CancellationToken stop)
    {
        var changed = solution;
        foreach (var group in methods.GroupBy(static method => method.SyntaxTree))
        {
            if (solution.GetDocument(group.Key) is { } document
                && await document.GetSemanticModelAsync(stop).ConfigureAwait(false) is { } model
                && await group.Key.GetTextAsync(stop).ConfigureAwait(false) is { } text)
            {
                var root = await group.Key.GetRootAsync(stop).ConfigureAwait(false);
                var splitter = new MethodSplitter(model, text, stop);
                var rewriter = new PartialFormRewriter(group.ToDictionary(static method => method, splitter.Split));
                changed = changed.WithDocumentSyntaxRoot(document.Id, rewriter.Visit(root));
            }
        }

        return changed;
    }
}
