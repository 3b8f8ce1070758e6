using System.ComponentModel;

namespace PerfGen;

/// <summary>A number of tokens of a language model.</summary>
public sealed class TokenMetric : KnownMetric
{
    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TokenMetric(string name, string unit, string description = "", double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity)
        : base(name, unit, description, minimum, maximum)
    {
    }

    internal TokenMetric(string name)
        : base(name)
    {
    }
}
