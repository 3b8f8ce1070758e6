namespace PerfGen;

/// <summary>A ratio, where 1 is the whole.</summary>
public sealed class RatioMetric : KnownMetric
{
    internal RatioMetric(string name)
        : base(name)
    {
    }
}
