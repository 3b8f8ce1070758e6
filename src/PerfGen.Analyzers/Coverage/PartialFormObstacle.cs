using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Coverage;

/// <summary>
/// Why a method cannot become a <c>partial</c> one with its body in <c>&lt;Name&gt;Core</c> without a change of what the program does.
/// Asked by the analyzer, which says so, and by the fix, which then is not offered.
/// </summary>
internal static class PartialFormObstacle
{
    /// <summary>A clause that goes on after "because"; null where nothing stands in the way.</summary>
    /// <param name="method">The method as declared.</param>
    /// <param name="compilation">The compilation that sees it.</param>
    /// <param name="stop">Stops the search.</param>
    public static string? Find(IMethodSymbol method, Compilation compilation, CancellationToken stop)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(stop) is not MethodDeclarationSyntax declaration
            || !compilation.ContainsSyntaxTree(declaration.SyntaxTree))
        {
            return "it is declared in another project";
        }

        if (declaration.Parent is TypeDeclarationSyntax { Identifier.RawKind: (int)SyntaxKind.None })
        {
            return "it is a member of an extension block";
        }

        return OfDeclaration(method) ?? OfBody(declaration, compilation, stop);
    }

    private static string? OfDeclaration(IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            return "it is a member of an interface";
        }

        if (method.ContainingType.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return "it is not a member of a class or struct";
        }

        if (method.MethodKind == MethodKind.ExplicitInterfaceImplementation)
        {
            return "it implements an interface explicitly";
        }

        if (method.IsAbstract || method.IsExtern)
        {
            return "it has no body";
        }

        if (method.IsPartialDefinition || method.PartialDefinitionPart is not null)
        {
            return "it is partial already, with a body of its own";
        }

        if (method is { IsOverride: true, IsGenericMethod: true })
        {
            return "it is a generic override, whose constraints cannot be written down";
        }

        return IsCoreNameTaken(method) ? $"'{method.ContainingType.Name}' has a '{PartialForm.CoreName(method)}' already" : null;
    }

    /// <summary>Overloads may share the name; a method of the same parameters, or anything else of that name, may not.</summary>
    private static bool IsCoreNameTaken(IMethodSymbol method)
    {
        var core = PartialForm.CoreName(method);
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(core))
            {
                if (member is not IMethodSymbol other || HaveSameParameters(method, other))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HaveSameParameters(IMethodSymbol one, IMethodSymbol two) =>
        one.Arity == two.Arity
        && one.Parameters.Length == two.Parameters.Length
        && one.Parameters.Zip(two.Parameters, static (a, b) => a.RefKind == b.RefKind
            && (SymbolEqualityComparer.Default.Equals(a.Type, b.Type) || (a.Type.TypeKind == TypeKind.TypeParameter && b.Type.TypeKind == TypeKind.TypeParameter))).All(static same => same);

    private static string? OfBody(MethodDeclarationSyntax declaration, Compilation compilation, CancellationToken stop)
    {
        var body = (SyntaxNode?)declaration.Body ?? declaration.ExpressionBody?.Expression;
        if (body is null)
        {
            return "it has no body";
        }

#pragma warning disable RS1030 // The method stands in another file, as a rule; asked once for each method that is used as a delegate untracked.
        var model = compilation.GetSemanticModel(declaration.SyntaxTree);
#pragma warning restore RS1030
        if (model.GetOperation(body, stop) is not { } root)
        {
            return null;
        }

        foreach (var operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IArgumentOperation { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter } when IsCallerMemberName(parameter):
                    return $"its body passes its own name on to '{parameter.ContainingSymbol.Name}' ([CallerMemberName])";
                case IInvocationOperation { TargetMethod: { Name: "GetCurrentMethod", ContainingType.Name: "MethodBase" } }:
                    return "its body reads its own method (MethodBase.GetCurrentMethod)";
                case IObjectCreationOperation { Type: { Name: "StackFrame" or "StackTrace", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace.Name: "System" } } type }:
                    return $"its body reads the call stack ({type.Name})";
            }
        }

        return null;
    }

    private static bool IsCallerMemberName(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(static data => data.AttributeClass?.Name == "CallerMemberNameAttribute");
}
