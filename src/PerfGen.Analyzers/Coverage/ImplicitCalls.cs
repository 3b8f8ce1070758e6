using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PerfGen.Analyzers.Coverage;

/// <summary>Calls that the compiler adds and nobody writes.</summary>
internal static class ImplicitCalls
{
    /// <summary>What <see cref="Of"/> looks at.</summary>
    public static ImmutableArray<SyntaxKind> Syntax { get; } =
    [
        SyntaxKind.ForEachStatement,
        SyntaxKind.ForEachVariableStatement,
        SyntaxKind.AwaitExpression,
        SyntaxKind.UsingStatement,
        SyntaxKind.LocalDeclarationStatement,
        SyntaxKind.SimpleAssignmentExpression,
    ];

    /// <summary>The names of the methods that it can find there.</summary>
    public static ImmutableArray<string> Names { get; } = ["GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Dispose", "DisposeAsync", "GetAwaiter", "Deconstruct"];

    /// <summary>What makes a call that stands nowhere.</summary>
    public static string Describe(IInvocationOperation call) => call.Syntax switch
    {
        _ when call.Parent is IObjectOrCollectionInitializerOperation => "this element of a collection initializer",
        QueryClauseSyntax or SelectOrGroupClauseSyntax or OrderingSyntax or QueryBodySyntax => "this part of a query",
        InterpolatedStringContentSyntax or InterpolatedStringExpressionSyntax => "this interpolated string",
        _ => "this",
    };

    public static IEnumerable<(string What, IMethodSymbol Method, SyntaxNode Place)> Of(SyntaxNode node, SemanticModel model)
    {
        switch (node)
        {
            case CommonForEachStatementSyntax loop:
                var info = model.GetForEachStatementInfo(loop);
                return Existing("this loop", loop.Expression, info.GetEnumeratorMethod, info.MoveNextMethod, info.DisposeMethod);
            case AwaitExpressionSyntax await:
                return Existing("this 'await'", await, model.GetAwaitExpressionInfo(await).GetAwaiterMethod);
            case UsingStatementSyntax { Expression: { } resource }:
                return Existing("this 'using'", resource, Dispose(model.GetTypeInfo(resource).Type, model));
            case UsingStatementSyntax { Declaration: { } declaration }:
                return Existing("this 'using'", declaration, Dispose(model.GetTypeInfo(declaration.Type).Type, model));
            case LocalDeclarationStatementSyntax local when local.UsingKeyword.IsKind(SyntaxKind.UsingKeyword):
                return Existing("this 'using'", local.Declaration, Dispose(model.GetTypeInfo(local.Declaration.Type).Type, model));
            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment:
                return Existing("this deconstruction", assignment, model.GetDeconstructionInfo(assignment).Method);
            default:
                return [];
        }
    }

    private static IEnumerable<(string What, IMethodSymbol Method, SyntaxNode Place)> Existing(string what, SyntaxNode place, params IMethodSymbol?[] methods) =>
        methods.OfType<IMethodSymbol>().Select(method => (what, method, place));

    /// <summary>What ends a resource: of its type by the pattern, or what implements the interface.</summary>
    private static IMethodSymbol? Dispose(ITypeSymbol? resource, SemanticModel model)
    {
        if (resource is null)
        {
            return null;
        }

        foreach (var (type, name) in new[] { ("System.IDisposable", "Dispose"), ("System.IAsyncDisposable", "DisposeAsync") })
        {
            if (model.Compilation.GetTypeByMetadataName(type)?.GetMembers(name).FirstOrDefault() is { } member && resource.FindImplementationForInterfaceMember(member) is IMethodSymbol found)
            {
                return found;
            }
        }

        return null;
    }
}
