using Microsoft.CodeAnalysis;

namespace PerfGen.Analyzers.Metrics;

/// <summary>A tag as it is written.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Value">Its value; null where it is left out.</param>
internal sealed record Tag(IOperation Key, IOperation? Value)
{
    /// <summary>The name, where it is known and does not stand here: that of a parameter.</summary>
    public string? KnownKey { get; init; }

    /// <summary>The type of its value, where that is known and does not stand here.</summary>
    public ITypeSymbol? KnownType { get; init; }

    /// <summary>The name, where the compiler knows it.</summary>
    public string? KeyText => MetricUse.TextOf(Key) ?? KnownKey;
}
