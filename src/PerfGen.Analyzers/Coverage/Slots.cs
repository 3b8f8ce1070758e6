using Microsoft.CodeAnalysis;

namespace PerfGen.Analyzers.Coverage;

/// <summary>The methods that a method overrides or implements: those by which it can be called without its own name.</summary>
internal static class Slots
{
    /// <summary>What it overrides, the nearest first, then what it implements; as declared.</summary>
    public static IEnumerable<IMethodSymbol> Of(IMethodSymbol method)
    {
        for (var next = method.OverriddenMethod; next is not null; next = next.OverriddenMethod)
        {
            yield return next.OriginalDefinition;
        }

        if (method.IsStatic || method.ContainingType.TypeKind == TypeKind.Interface)
        {
            yield break;
        }

        foreach (var member in method.ContainingType.AllInterfaces.SelectMany(static contract => contract.GetMembers().OfType<IMethodSymbol>()))
        {
            if (method.ContainingType.FindImplementationForInterfaceMember(member) is IMethodSymbol body
                && (SymbolEqualityComparer.Default.Equals(body, method) || SymbolEqualityComparer.Default.Equals(body, method.PartialImplementationPart)))
            {
                yield return member.OriginalDefinition;
            }
        }
    }
}
