using System.ComponentModel;

namespace PerfGen;

/// <summary>A share of a hundred, 0 to 100.</summary>
public sealed class PercentMetric : KnownMetric
{
    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PercentMetric(string name, string unit, string description = "", double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity)
        : base(name, unit, description, minimum, maximum)
    {
    }

    internal PercentMetric(string name)
        : base(name)
    {
    }
}
