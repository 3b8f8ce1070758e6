namespace PerfGen.Benchmarks;

/// <summary>Quantiles of a few rounds.</summary>
internal static class Median
{
    public static double Of(IEnumerable<double> values) => Quantile(values, 0.5);

    public static (double Low, double High) Middle(IEnumerable<double> values) => (Quantile(values, 0.25), Quantile(values, 0.75));

    private static double Quantile(IEnumerable<double> values, double q)
    {
        var sorted = values.Order().ToArray();
        var at = q * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
