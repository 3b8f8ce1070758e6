using System.ComponentModel;

namespace PerfGen;

/// <summary>A metric of money. Each value has its currency; they are never added up across currencies.</summary>
public sealed class CostMetric : KnownMetric
{
    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CostMetric(string name, string unit, string description = "", double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity)
        : base(name, unit, description, minimum, maximum)
    {
    }

    internal CostMetric(string name)
        : base(name)
    {
    }
}
