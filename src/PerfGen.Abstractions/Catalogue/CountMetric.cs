using System.ComponentModel;

namespace PerfGen;

/// <summary>A number of things.</summary>
public sealed class CountMetric : KnownMetric
{
    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CountMetric(string name, string unit, string description = "", double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity)
        : base(name, unit, description, minimum, maximum)
    {
    }

    internal CountMetric(string name)
        : base(name)
    {
    }
}
