using System.ComponentModel;

namespace PerfGen;

/// <summary>A score on the scale that the metric says (<see cref="KnownMetric.Minimum"/>, <see cref="KnownMetric.Maximum"/>).</summary>
public sealed class ScoreMetric : KnownMetric
{
    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ScoreMetric(string name, string unit, string description = "", double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity)
        : base(name, unit, description, minimum, maximum)
    {
    }

    internal ScoreMetric(string name)
        : base(name)
    {
    }
}
