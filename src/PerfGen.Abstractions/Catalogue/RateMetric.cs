namespace PerfGen;

/// <summary>So many of something in a second; <see cref="Metric.Unit"/> says of what.</summary>
public sealed class RateMetric : Metric
{
    internal RateMetric(string name)
        : base(name)
    {
    }
}
