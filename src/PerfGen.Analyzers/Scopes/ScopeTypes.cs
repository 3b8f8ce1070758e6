using Microsoft.CodeAnalysis;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Scopes;

/// <summary>The types that the rules on scopes look for in a compilation; null for those that it does not know.</summary>
/// <param name="Scopes">The calls that begin a scope.</param>
/// <param name="Meter">The framework's meter.</param>
/// <param name="ActivitySource">The framework's source of activities.</param>
internal sealed record ScopeTypes(ScopeCalls? Scopes, INamedTypeSymbol? Meter, INamedTypeSymbol? ActivitySource)
{
    /// <summary>Those of a compilation; null where it does not use PerfGen.</summary>
    public static ScopeTypes? Of(Compilation compilation) => compilation.GetTypeByMetadataName(WellKnownNames.TrackPerformanceAttribute) is null
        ? null
        : new(
            ScopeCalls.Of(compilation),
            compilation.GetTypeByMetadataName("System.Diagnostics.Metrics.Meter"),
            compilation.GetTypeByMetadataName("System.Diagnostics.ActivitySource"));
}
