namespace PerfGen.Contracts;

/// <summary>What a catalogue file is for; its name says it.</summary>
internal enum CatalogueFileRole
{
    /// <summary><c>perfgen.metrics.json</c>: the project's own metrics.</summary>
    Project,

    /// <summary><c>anything.perfgen.metrics.json</c>: metrics of others, as a registry describes them; the project's own entries take precedence.</summary>
    Registry,

    /// <summary><c>perfgen.metrics.shipped.json</c>: what the last release promised.</summary>
    Shipped,

    /// <summary><c>[assembly: DefineMetric]</c> in the project's source.</summary>
    Attributes,
}
