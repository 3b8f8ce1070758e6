using PerfGen.Contracts;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>A metric that somebody has described.</summary>
/// <param name="Definition">What is said of it.</param>
/// <param name="Origin">Who says it.</param>
/// <param name="Source">The name of the file or the assembly.</param>
internal sealed record KnownMetric(MetricDefinition Definition, MetricOrigin Origin, string Source)
{
    /// <summary>As a message says it: "is a built-in metric", "is a metric of perfgen.metrics.json".</summary>
    public string Described => Origin == MetricOrigin.BuiltIn ? "a built-in metric" : "a metric of " + Source;
}

/// <summary>Who describes a metric.</summary>
internal enum MetricOrigin
{
    BuiltIn,
    Project,
    Registry,
    Reference,
}
