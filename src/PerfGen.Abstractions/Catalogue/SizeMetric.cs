namespace PerfGen;

/// <summary>A metric in bytes.</summary>
public sealed class SizeMetric : Metric
{
    internal SizeMetric(string name)
        : base(name)
    {
    }
}
