namespace PerfGen;

/// <summary>A number of things.</summary>
public sealed class CountMetric : Metric
{
    internal CountMetric(string name)
        : base(name)
    {
    }
}
