namespace PerfGen;

/// <summary>A share of a hundred, 0 to 100.</summary>
public sealed class PercentMetric : Metric
{
    internal PercentMetric(string name)
        : base(name)
    {
    }
}
