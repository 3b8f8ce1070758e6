namespace PerfGen;

/// <summary>A metric of time, in seconds.</summary>
public sealed class DurationMetric : KnownMetric
{
    internal DurationMetric(string name)
        : base(name)
    {
    }
}
