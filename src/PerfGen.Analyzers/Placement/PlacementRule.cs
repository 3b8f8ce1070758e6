using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;

namespace PerfGen.Analyzers.Placement;

/// <summary>One rule on what attributes stand on and what they say. <see cref="PlacementAnalyzer"/> shows it every method, type and attribute of the assembly.</summary>
/// <param name="descriptor">The rule's one diagnostic.</param>
internal abstract class PlacementRule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <summary>What is wrong with a method. Most have no attribute of ours, and a rule has to say so at once.</summary>
    public virtual IEnumerable<Finding> Check(IMethodSymbol method, Compilation compilation, CancellationToken stop) => [];

    /// <summary>What is wrong with a type.</summary>
    public virtual IEnumerable<Finding> Check(INamedTypeSymbol type, Compilation compilation, CancellationToken stop) => [];

    /// <summary>What is wrong with a [TrackPerformance] that stands on the assembly.</summary>
    public virtual IEnumerable<Finding> Check(AttributeData ofAssembly, Compilation compilation, CancellationToken stop) => [];
}
