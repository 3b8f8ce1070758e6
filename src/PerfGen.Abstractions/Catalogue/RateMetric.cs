namespace PerfGen;

/// <summary>So many of something in a second; <see cref="KnownMetric.Unit"/> says of what.</summary>
public sealed class RateMetric : KnownMetric
{
    internal RateMetric(string name)
        : base(name)
    {
    }
}
