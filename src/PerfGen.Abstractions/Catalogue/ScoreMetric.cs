namespace PerfGen;

/// <summary>A score on the scale that the metric says (<see cref="Metric.Minimum"/>, <see cref="Metric.Maximum"/>).</summary>
public sealed class ScoreMetric : Metric
{
    internal ScoreMetric(string name)
        : base(name)
    {
    }
}
