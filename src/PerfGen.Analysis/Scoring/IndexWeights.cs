namespace PerfGen.Analysis;

/// <summary>Shares of the parts of the performance index; they add up to 1.</summary>
public sealed record IndexWeights
{
    /// <summary>The quality score.</summary>
    public double Quality { get; init; } = 0.40;

    /// <summary>Time efficiency.</summary>
    public double TimeEfficiency { get; init; } = 0.35;

    /// <summary>Success, 0 or 100 for one task.</summary>
    public double Success { get; init; } = 0.25;

    internal double[] All => [Quality, TimeEfficiency, Success];
}
