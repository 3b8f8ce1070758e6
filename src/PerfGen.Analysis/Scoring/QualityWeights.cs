namespace PerfGen.Analysis;

/// <summary>Shares of the parts of the quality score; they add up to 1.</summary>
public sealed record QualityWeights
{
    /// <summary>Whether the task was done.</summary>
    public double Completion { get; init; } = 0.30;

    /// <summary>Code standards.</summary>
    public double CodeQuality { get; init; } = 0.25;

    /// <summary>Time efficiency.</summary>
    public double Efficiency { get; init; } = 0.20;

    /// <summary>Whether best practices were followed.</summary>
    public double BestPractices { get; init; } = 0.15;

    /// <summary>Whether the documentation was updated.</summary>
    public double Documentation { get; init; } = 0.10;

    internal double[] All => [Completion, CodeQuality, Efficiency, BestPractices, Documentation];
}
