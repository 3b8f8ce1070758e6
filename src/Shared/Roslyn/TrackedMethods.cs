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
        attribute.AttributeClass is { } type
        && attributeClass.EndsWith(type.Name, StringComparison.Ordinal)
        && type.ToDisplayString() == attributeClass;
}
