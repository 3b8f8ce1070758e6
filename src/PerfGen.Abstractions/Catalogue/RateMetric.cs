using System.ComponentModel;

namespace PerfGen;

/// <summary>So many of something in a second; <see cref="KnownMetric.Unit"/> says of what.</summary>
public sealed class RateMetric : KnownMetric
{
    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RateMetric(string name, string unit, string description = "", double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity)
        : base(name, unit, description, minimum, maximum)
    {
    }

    internal RateMetric(string name)
        : base(name)
    {
    }
}
