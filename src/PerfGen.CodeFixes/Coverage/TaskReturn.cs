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
}
