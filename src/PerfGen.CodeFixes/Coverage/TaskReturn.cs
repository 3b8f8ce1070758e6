using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfGen.CodeFixes.Coverage;

/// <summary>What an <c>async void</c> method returns so that its end is seen.</summary>
internal static class TaskReturn
{
    /// <summary>A task in the place of <c>async void</c>; what any other method returns already.</summary>
    public static TypeSyntax Instead(MethodDeclarationSyntax method, SemanticModel model)
    {
        if (!method.Modifiers.Any(SyntaxKind.AsyncKeyword) || method.ReturnType is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword })
        {
            return method.ReturnType;
        }

        var isNamed = model.LookupNamespacesAndTypes(method.SpanStart, name: "Task").Any(static found => found is INamedTypeSymbol { Arity: 0 } type && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks");
        return SyntaxFactory.ParseTypeName(isNamed ? "Task" : "System.Threading.Tasks.Task").WithTriviaFrom(method.ReturnType);
    }

    /// <summary>Lets bodies return a task that returned nothing.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<IMethodSymbol> bodies, CancellationToken stop)
    {
        var changed = solution;
        foreach (var group in bodies.SelectMany(static body => body.DeclaringSyntaxReferences.Take(1)).GroupBy(static declared => declared.SyntaxTree))
        {
            if (solution.GetDocument(group.Key) is { } document && await document.GetSemanticModelAsync(stop).ConfigureAwait(false) is { } model)
            {
                var methods = group.Select(declared => declared.GetSyntax(stop)).OfType<MethodDeclarationSyntax>().ToDictionary(static method => (SyntaxNode)method.ReturnType);
                var root = await group.Key.GetRootAsync(stop).ConfigureAwait(false);
                changed = changed.WithDocumentSyntaxRoot(document.Id, root.ReplaceNodes(methods.Keys, (type, _) => Instead(methods[type], model)));
            }
        }

        return changed;
    }
}
