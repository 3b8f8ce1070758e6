using Microsoft.CodeAnalysis;

namespace PerfGen.Analyzers.Metrics;

/// <summary>A tag as it is written.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Value">Its value; null where it is left out.</param>
internal sealed record Tag(IOperation Key, IOperation? Value)
{
    /// <summary>The name, where the compiler knows it.</summary>
    public string? KeyText => MetricUse.TextOf(Key);
}
