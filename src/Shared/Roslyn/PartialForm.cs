using Microsoft.CodeAnalysis;
using PerfGen.Contracts;

namespace PerfGen.Roslyn;

/// <summary>
/// A method that is tracked where it is defined: <c>[TrackPerformance] public partial Task SaveAsync(Order order);</c> beside a method
/// <c>SaveAsyncCore</c> of the same signature, which holds the body. The body of what would be <c>async void</c> returns a task instead, so that its end is seen.
/// </summary>
internal static class PartialForm
{
    private const string Suffix = "Core";

    /// <summary>Name of the method with the body.</summary>
    public static string CoreName(IMethodSymbol definition) => definition.Name + Suffix;

    /// <summary>Whether the method records its own calls.</summary>
    public static bool IsTrackedAtDefinition(IMethodSymbol method) =>
        TrackedMethods.Find(method, WellKnownNames.TrackedAtDefinitionAttribute) is not null || FindCore(method) is not null;

    /// <summary>The method with the body; null where <paramref name="method"/> is not of this form, or is implemented by hand.</summary>
    public static IMethodSymbol? FindCore(IMethodSymbol method)
    {
        if (!method.IsPartialDefinition || method.PartialImplementationPart is not null || method.ContainingType is not { } type)
        {
            return null;
        }

        foreach (var member in type.GetMembers(CoreName(method)))
        {
            if (member is IMethodSymbol core && HasSameSignature(method, core))
            {
                return core;
            }
        }

        return null;
    }

    /// <summary>Whether a method holds the body of a partial one.</summary>
    public static bool IsCore(IMethodSymbol method) =>
        method.Name.EndsWith(Suffix, StringComparison.Ordinal)
        && method.ContainingType is { } type
        && type.GetMembers(method.Name.Substring(0, method.Name.Length - Suffix.Length)).Any(member => member is IMethodSymbol definition && SymbolEqualityComparer.Default.Equals(FindCore(definition), method));

    /// <summary>Whether a method can hold the body of a partial one.</summary>
    public static bool HasSameSignature(IMethodSymbol definition, IMethodSymbol core)
    {
        if (definition.IsStatic != core.IsStatic || definition.Arity != core.Arity || definition.RefKind != core.RefKind
            || definition.Parameters.Length != core.Parameters.Length)
        {
            return false;
        }

        var same = core.Arity == 0 ? core : core.Construct([.. definition.TypeParameters]);
        return (SymbolEqualityComparer.Default.Equals(definition.ReturnType, same.ReturnType) || (definition.ReturnsVoid && same is { IsAsync: true, ReturnType.Name: "Task" } && MethodShape.IsTask(same.ReturnType)))
            && definition.Parameters.Zip(same.Parameters, static (left, right) =>
                left.RefKind == right.RefKind && SymbolEqualityComparer.Default.Equals(left.Type, right.Type)).All(static equal => equal);
    }
}
