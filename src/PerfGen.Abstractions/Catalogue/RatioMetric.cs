namespace PerfGen;

/// <summary>A ratio, where 1 is the whole.</summary>
public sealed class RatioMetric : Metric
{
    internal RatioMetric(string name)
        : base(name)
    {
    }
}
