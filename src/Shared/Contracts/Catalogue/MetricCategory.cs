namespace PerfGen.Contracts;

/// <summary>The groups of S0, and those of the documents after it.</summary>
internal enum MetricCategory
{
    Timing,
    Resource,
    Quality,
    Cost,
    Usage,
    Outcome,
    Scale,
}
