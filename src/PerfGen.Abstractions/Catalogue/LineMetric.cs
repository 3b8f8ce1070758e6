using System.ComponentModel;

namespace PerfGen;

/// <summary>A number of lines of text.</summary>
public sealed class LineMetric : KnownMetric
{
    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LineMetric(string name, string unit, string description = "", double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity)
        : base(name, unit, description, minimum, maximum)
    {
    }

    internal LineMetric(string name)
        : base(name)
    {
    }
}
