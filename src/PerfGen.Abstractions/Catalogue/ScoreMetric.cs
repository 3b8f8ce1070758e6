namespace PerfGen;

/// <summary>A score on the scale that the metric says (<see cref="KnownMetric.Minimum"/>, <see cref="KnownMetric.Maximum"/>).</summary>
public sealed class ScoreMetric : KnownMetric
{
    internal ScoreMetric(string name)
        : base(name)
    {
    }
}
