using System.ComponentModel;

namespace PerfGen;

/// <summary>A metric in bytes.</summary>
public sealed class SizeMetric : KnownMetric
{
    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SizeMetric(string name, string unit, string description = "", double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity)
        : base(name, unit, description, minimum, maximum)
    {
    }

    internal SizeMetric(string name)
        : base(name)
    {
    }
}
