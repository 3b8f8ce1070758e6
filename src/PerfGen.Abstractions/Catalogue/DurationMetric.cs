namespace PerfGen;

/// <summary>A metric of time, in seconds.</summary>
public sealed class DurationMetric : Metric
{
    internal DurationMetric(string name)
        : base(name)
    {
    }
}
