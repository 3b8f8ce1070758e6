using System.ComponentModel;

namespace PerfGen;

/// <summary>A metric of time, in seconds.</summary>
public sealed class DurationMetric : KnownMetric
{
    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DurationMetric(string name, string unit, string description = "", double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity)
        : base(name, unit, description, minimum, maximum)
    {
    }

    internal DurationMetric(string name)
        : base(name)
    {
    }
}
