using System.Globalization;

namespace PerfGen.Analysis;

/// <summary>What weights must be.</summary>
internal static class WeightRules
{
    private const double Tolerance = 1e-6;

    public static string? Objection(string what, double[] weights)
    {
        if (Array.Find(weights, static weight => weight is not (>= 0 and <= 1)) is var wrong && wrong is not (>= 0 and <= 1))
        {
            return $"a weight of the {what} is {Text(wrong)}; weights are from 0 to 1";
        }

        var sum = weights.Sum();
        return Math.Abs(sum - 1) <= Tolerance ? null : $"the weights of the {what} add up to {Text(sum)}; they have to add up to 1";
    }

    public static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
