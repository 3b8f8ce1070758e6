namespace PerfGen.Contracts;

/// <summary>A tag that values of a metric may have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Values">The values that it may have; empty where any is fine.</param>
/// <param name="IsRequired">Every value has it.</param>
/// <param name="Stability">Whether it may still change.</param>
internal sealed record MetricTag(string Name, MetricTagType Type, IReadOnlyList<string> Values, bool IsRequired, MetricStability Stability);

/// <summary>What the values of a tag are.</summary>
internal enum MetricTagType
{
    String,
    Integer,
    Number,
    Boolean,
}

/// <summary>Whether what is described may still change.</summary>
internal enum MetricStability
{
    Stable,
    Development,
}
