using Microsoft.CodeAnalysis;
using PerfGen.Contracts;

namespace PerfGen.Roslyn;

/// <summary>What stands on a method.</summary>
internal static class TrackedMethods
{
    /// <summary>Its own [TrackPerformance]; null for none. What is said about it elsewhere is read by <see cref="Tracking"/>.</summary>
    public static AttributeData? TrackPerformance(IMethodSymbol method) => Find(method, WellKnownNames.TrackPerformanceAttribute);

    /// <summary>All [TrackPerformance] that stand on a method or type.</summary>
    public static IEnumerable<AttributeData> All(ISymbol symbol) => symbol.GetAttributes().Where(static attribute => Is(attribute, WellKnownNames.TrackPerformanceAttribute));

    /// <summary>The first attribute of a class; null for none.</summary>
    /// <param name="symbol">On which.</param>
    /// <param name="attributeClass">The attribute's class with its namespace.</param>
    public static AttributeData? Find(ISymbol symbol, string attributeClass)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (Is(attribute, attributeClass))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>Whether an attribute is of a class.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="attributeClass">The class with its namespace.</param>
    public static bool Is(AttributeData attribute, string attributeClass) =>
        attribute.AttributeClass is { } type && IsNamed(type, attributeClass);

    /// <summary>Whether a type that is not nested has a name, its namespace included. Asked of every attribute of every method, so no text is made.</summary>
    private static bool IsNamed(INamedTypeSymbol type, string name)
    {
        if (type.ContainingType is not null || !name.EndsWith(type.Name, StringComparison.Ordinal))
        {
            return false;
        }

        var end = name.Length - type.Name.Length;
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            var start = end - 1 - space.Name.Length;
            if (start < 0 || name[end - 1] != '.' || string.CompareOrdinal(name, start, space.Name, 0, space.Name.Length) != 0)
            {
                return false;
            }

            end = start;
        }

        return end == 0;
    }
}
