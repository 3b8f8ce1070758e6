using Microsoft.CodeAnalysis;

namespace PerfGen.Roslyn;

/// <summary>
/// Methods of extension blocks. Their type has no name, but the compiler makes a static method of each, with the block's type parameters and receiver before its own:
/// that one can be named, carries the attributes, and is what runs. So it stands for the method wherever calls are tracked.
/// </summary>
internal static class ExtensionMember
{
    /// <summary>Compilers that know extension blocks have this property; the oldest that is supported has not.</summary>
    private static readonly Func<IMethodSymbol, IMethodSymbol?> Implementation =
        typeof(IMethodSymbol).GetProperty("AssociatedExtensionImplementation")?.GetMethod is { } getter
            ? (Func<IMethodSymbol, IMethodSymbol?>)getter.CreateDelegate(typeof(Func<IMethodSymbol, IMethodSymbol?>))
            : static _ => null;

    /// <summary>Whether a method is declared in an extension block.</summary>
    public static bool Is(IMethodSymbol method) => method.ContainingType is { CanBeReferencedByName: false } && Implementation(method.OriginalDefinition) is not null;

    /// <summary>The static method that stands for one of an extension block; any other method itself.</summary>
    public static IMethodSymbol Callable(IMethodSymbol method) =>
        method.ContainingType is { CanBeReferencedByName: false } && Implementation(method.OriginalDefinition) is { } implementation ? implementation.OriginalDefinition : method;

    /// <summary>Whether a method stands for one of an extension block.</summary>
    public static bool IsCallable(IMethodSymbol method) =>
        method is { IsImplicitlyDeclared: true, IsStatic: true, MethodKind: MethodKind.Ordinary, ContainingType.IsStatic: true, DeclaringSyntaxReferences.Length: 1 };
}
