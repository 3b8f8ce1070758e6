namespace PerfGen;

/// <summary>A number of things.</summary>
public sealed class CountMetric : KnownMetric
{
    internal CountMetric(string name)
        : base(name)
    {
    }
}
