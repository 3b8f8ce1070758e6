namespace PerfGen;

/// <summary>A metric in bytes.</summary>
public sealed class SizeMetric : KnownMetric
{
    internal SizeMetric(string name)
        : base(name)
    {
    }
}
