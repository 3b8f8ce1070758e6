using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Scopes;

/// <summary>The calls that begin a scope, and those that record into it.</summary>
internal sealed class ScopeCalls
{
    private readonly INamedTypeSymbol _perf;
    private readonly INamedTypeSymbol? _typed;

    private ScopeCalls(INamedTypeSymbol perf, INamedTypeSymbol? typed) => (_perf, _typed) = (perf, typed);

    /// <summary>Those of a compilation; null where it cannot have any.</summary>
    public static ScopeCalls? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName(WellKnownNames.Perf) is { } perf ? new(perf, compilation.GetTypeByMetadataName(WellKnownNames.MetricRecording)) : null;

    public bool Begins(IInvocationOperation call) => call.TargetMethod.Name is "BeginSession" or "BeginTask" or "Use" && Is(call, _perf);

    public bool Records(IInvocationOperation call) => call.TargetMethod.Name == "Record" && (Is(call, _perf) || Is(call, _typed));

    private static bool Is(IInvocationOperation call, INamedTypeSymbol? type) => SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, type);
}
