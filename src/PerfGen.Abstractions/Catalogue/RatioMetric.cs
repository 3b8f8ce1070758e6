using System.ComponentModel;

namespace PerfGen;

/// <summary>A ratio, where 1 is the whole.</summary>
public sealed class RatioMetric : KnownMetric
{
    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RatioMetric(string name, string unit, string description = "", double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity)
        : base(name, unit, description, minimum, maximum)
    {
    }

    internal RatioMetric(string name)
        : base(name)
    {
    }
}
