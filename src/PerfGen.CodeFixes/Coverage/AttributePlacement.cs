using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfGen.CodeFixes.Coverage;

/// <summary>Which of the two methods of the partial form an attribute belongs on.</summary>
internal static class AttributePlacement
{
    /// <summary>It is about how the body is compiled: it goes with the body.</summary>
    public static bool Moves(AttributeSyntax attribute, SemanticModel model) => NameOf(attribute, model) is
        "System.Runtime.CompilerServices.MethodImplAttribute"
        or "System.Runtime.CompilerServices.AsyncMethodBuilderAttribute"
        or "System.Runtime.CompilerServices.SkipLocalsInitAttribute"
        or "System.Runtime.CompilerServices.EnumeratorCancellationAttribute";

    /// <summary>It tells the compiler what to warn of: the caller has to see it, and the body is checked against it.</summary>
    public static bool Copies(AttributeSyntax attribute, SemanticModel model) =>
        NameOf(attribute, model) is { } name
        && (name.StartsWith("System.Diagnostics.CodeAnalysis.", StringComparison.Ordinal)
            || name.StartsWith("System.Runtime.Versioning.", StringComparison.Ordinal)
            || name is "System.ObsoleteAttribute" or "System.Runtime.CompilerServices.ScopedRefAttribute");

    private static string? NameOf(AttributeSyntax attribute, SemanticModel model) =>
        model.GetSymbolInfo(attribute).Symbol?.ContainingType.ToDisplayString();
}
