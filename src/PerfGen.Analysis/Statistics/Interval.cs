using MathNet.Numerics.Distributions;

namespace PerfGen.Analysis;

/// <summary>A figure with its 95 % confidence interval.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Count">How many observations it comes from.</param>
public sealed record Interval(double Value, double Low, double High, int Count)
{
    private const double Confidence = 0.95;

    /// <summary>The share of successes, with Wilson's interval; null without observations.</summary>
    /// <param name="successes">Successes.</param>
    /// <param name="count">Observations.</param>
    public static Interval? OfShare(int successes, int count)
    {
        if (count == 0)
        {
            return null;
        }

        var z = Normal.InvCDF(0, 1, 1 - ((1 - Confidence) / 2));
        var share = successes / (double)count;
        var middle = (share + (z * z / (2 * count))) / (1 + (z * z / count));
        var half = z / (1 + (z * z / count)) * Math.Sqrt((share * (1 - share) / count) + (z * z / (4.0 * count * count)));
        return new Interval(share, Math.Max(0, middle - half), Math.Min(1, middle + half), count);
    }

    /// <summary>The mean of scores from 0 to 100, with Student's interval; null without observations. One observation says nothing about its scatter: 0 to 100.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="leastDeviation">Standard deviation that is assumed at least: equal scores by luck are no certainty.</param>
    public static Interval? OfScores(IReadOnlyCollection<double> scores, double leastDeviation)
    {
        if (scores.Count == 0)
        {
            return null;
        }

        var mean = scores.Average();
        if (scores.Count == 1)
        {
            return new Interval(mean, 0, 100, 1);
        }

        var deviation = Math.Max(leastDeviation, Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / (scores.Count - 1)));
        var half = Quantile(scores.Count - 1) * deviation / Math.Sqrt(scores.Count);
        return new Interval(mean, Math.Max(0, mean - half), Math.Min(100, mean + half), scores.Count);
    }

    /// <summary>By how much the mean of one group of scores lies above that of another, with Welch's interval; null where a group has fewer than two.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="others">The scores that they are compared with.</param>
    /// <param name="leastDeviation">Standard deviation that is assumed at least.</param>
    public static Interval? OfDifference(IReadOnlyCollection<double> scores, IReadOnlyCollection<double> others, double leastDeviation)
    {
        if (scores.Count < 2 || others.Count < 2)
        {
            return null;
        }

        double VarianceOfMean(IReadOnlyCollection<double> all)
        {
            var mean = all.Average();
            return Math.Max(leastDeviation * leastDeviation, all.Sum(score => (score - mean) * (score - mean)) / (all.Count - 1)) / all.Count;
        }

        var (a, b) = (VarianceOfMean(scores), VarianceOfMean(others));
        var difference = scores.Average() - others.Average();
        var freedom = a + b == 0 ? scores.Count + others.Count - 2 : (a + b) * (a + b) / ((a * a / (scores.Count - 1)) + (b * b / (others.Count - 1)));
        var half = Quantile(freedom) * Math.Sqrt(a + b);
        return new Interval(difference, difference - half, difference + half, scores.Count);
    }

    private static double Quantile(double freedom) => StudentT.InvCDF(0, 1, freedom, 1 - ((1 - Confidence) / 2));
}
