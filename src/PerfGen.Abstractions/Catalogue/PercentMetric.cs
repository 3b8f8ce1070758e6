namespace PerfGen;

/// <summary>A share of a hundred, 0 to 100.</summary>
public sealed class PercentMetric : KnownMetric
{
    internal PercentMetric(string name)
        : base(name)
    {
    }
}
