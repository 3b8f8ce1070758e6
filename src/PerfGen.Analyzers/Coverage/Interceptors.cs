using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Coverage;

/// <summary>What stands in for a call that should be tracked.</summary>
internal enum InterceptorKind
{
    /// <summary>PerfGen's interceptor.</summary>
    Ours,

    /// <summary>PerfGen's interceptor, made for another overload: the compiler refuses it.</summary>
    OursOfAnother,

    /// <summary>That of another product, or both.</summary>
    Others,

    /// <summary>Nothing: another generator wrote the call.</summary>
    NoneInGeneratedCode,

    /// <summary>Nothing: the call names what a generator writes, and could not be understood without it.</summary>
    NoneBesideGeneratedCode,

    /// <summary>Nothing, for a reason that is not the user's.</summary>
    None,
}

/// <summary>Asks the compilation what it put in the place of calls.</summary>
internal sealed class Interceptors(Compilation compilation)
{
    private static readonly char[] Digits = [.. "0123456789"];
    private static readonly ConditionalWeakTable<SyntaxTree, string[]> Names = new();

    private readonly Lazy<HashSet<string>> _names = new(() => new(compilation.SyntaxTrees.Where(GeneratedByUs.Is).SelectMany(static file => Names.GetValue(file, NamesIn)), StringComparer.Ordinal));
    private readonly Lazy<ImmutableArray<string>> _ownFiles = new(() => [.. compilation.SyntaxTrees.Where(GeneratedByUs.Is).Select(static tree => tree.ToString())]);

    public (InterceptorKind Kind, string Text) Find(IInvocationOperation operation, InvocationExpressionSyntax call, bool isGenerated, CancellationToken stop)
    {
        var model = operation.SemanticModel!;
        if (model.GetInterceptorMethod(call, stop) is { } interceptor)
        {
            return !IsOurs(interceptor) ? (InterceptorKind.Others, $" ('{interceptor.ContainingNamespace.ToDisplayString()}')")
                : (IsMadeFor(operation.TargetMethod, interceptor) ? InterceptorKind.Ours : InterceptorKind.OursOfAnother, "");
        }

        // Two interceptors cancel each other out; then one is in our output.
        if (model.GetInterceptableLocation(call, stop) is { } location && _ownFiles.Value.Any(text => text.Contains(location.Data)))
        {
            return (InterceptorKind.Others, "");
        }

        return isGenerated ? (InterceptorKind.NoneInGeneratedCode, "")
            : GeneratedNames.FindIn(call, model, stop) is { } name ? (InterceptorKind.NoneBesideGeneratedCode, name)
            : (InterceptorKind.None, HasTwin(call.SyntaxTree) ? "another file has the same text, and the compiler cannot tell their calls apart" : "it failed there. Please report it");
    }

    /// <summary>Whether our interceptor stands in for a call of a method that asks for none. By name first: nearly every call of a program ends here.</summary>
    public bool IsTakenForAnother(SemanticModel model, InvocationExpressionSyntax call, string name, CancellationToken stop) =>
        _names.Value.Contains(name) && model.GetInterceptorMethod(call, stop) is { } interceptor && IsOurs(interceptor);

    /// <summary>The names of the methods in a file; of one that ends in digits, which may be a number to tell it from others, also the name without them.</summary>
    private static string[] NamesIn(SyntaxTree file) =>
    [
        .. file.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>()
            .Select(static method => method.Identifier.ValueText)
            .SelectMany(static name => new[] { name, name.TrimEnd(Digits) }),
    ];

    /// <summary>By number and types of the parameters; those with type parameters in them, which the interceptor has of its own, are taken as the same.</summary>
    private static bool IsMadeFor(IMethodSymbol called, IMethodSymbol interceptor)
    {
        var method = (called.ReducedFrom ?? called).OriginalDefinition;
        var own = interceptor.Parameters.Skip(interceptor.Parameters.Length - method.Parameters.Length);
        return interceptor.Parameters.Length - method.Parameters.Length == (method.IsStatic ? 0 : 1)
            && own.Zip(method.Parameters, static (one, other) => IsTheSame(one.Type, other.Type)).All(static same => same);
    }

    private static bool IsTheSame(ITypeSymbol one, ITypeSymbol other) =>
        SymbolEqualityComparer.Default.Equals(one, other) || SignatureTypes.Of(one).Concat(SignatureTypes.Of(other)).Any(static type => type is ITypeParameterSymbol);

    private static bool IsOurs(IMethodSymbol interceptor) => interceptor.ContainingNamespace is { } space && TrackedMembers.IsInterceptors(space);

    private bool HasTwin(SyntaxTree tree)
    {
        var text = tree.GetText();
        return compilation.SyntaxTrees.Any(other => other != tree && other.Length == tree.Length && other.GetText().ContentEquals(text));
    }
}
