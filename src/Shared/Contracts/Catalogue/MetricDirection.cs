namespace PerfGen.Contracts;

/// <summary>Whether more of it is better.</summary>
internal enum MetricDirection
{
    /// <summary>Neither: it describes the work.</summary>
    None,
    HigherIsBetter,
    LowerIsBetter,
}
