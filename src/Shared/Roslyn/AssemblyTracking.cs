using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PerfGen.Contracts;

namespace PerfGen.Roslyn;

/// <summary>[TrackPerformance] on assemblies. Read once per assembly: binding all attributes of one costs more than looking at a method.</summary>
internal static class AssemblyTracking
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, Found> ByAssembly = new();

    public static ImmutableArray<AttributeData> Of(IAssemblySymbol assembly) => ByAssembly.GetValue(assembly, static assembly => new Found(Read(assembly))).Attributes;

    /// <summary>An assembly that does not know PerfGen's attributes has none of them.</summary>
    private static ImmutableArray<AttributeData> Read(IAssemblySymbol assembly) =>
        assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == WellKnownNames.AttributesAssembly))
            ? [.. assembly.GetAttributes().Where(static attribute => TrackedMethods.Is(attribute, WellKnownNames.TrackPerformanceAttribute))]
            : [];

    private sealed class Found(ImmutableArray<AttributeData> attributes)
    {
        public ImmutableArray<AttributeData> Attributes { get; } = attributes;
    }
}
