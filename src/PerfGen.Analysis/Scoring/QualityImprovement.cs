namespace PerfGen.Analysis;

/// <summary>How many points a task gained over a baseline.</summary>
public static class QualityImprovement
{
    /// <summary>Tasks that a baseline needs.</summary>
    public const int LeastTasks = 3;

    /// <summary>The baseline that earlier tasks of the kind make: their mean quality; null where there are fewer than <see cref="LeastTasks"/>.</summary>
    /// <param name="earlier">Quality scores of earlier tasks.</param>
    public static double? Baseline(IReadOnlyCollection<double> earlier) => earlier.Count < LeastTasks ? null : earlier.Average();

    /// <summary>Points gained; null where either is unknown.</summary>
    /// <param name="quality">The task's quality, 0 to 100.</param>
    /// <param name="baseline">What it is compared with, 0 to 100.</param>
    public static double? Over(double? quality, double? baseline) => quality - baseline;
}
