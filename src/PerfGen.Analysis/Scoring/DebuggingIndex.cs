namespace PerfGen.Analysis;

/// <summary>How well debugging went over a series of assessments: what quality was gained, how fast, and how often it got worse.</summary>
public sealed record DebuggingIndex
{
    private const int EndCount = 3;
    private const double RegressionPoints = 2;
    private const double PenaltyPerRate = 20;
    private static readonly (double Quality, double Time, double Success) Weights = (0.40, 0.35, 0.25);

    /// <summary>Mean quality of the first three assessments.</summary>
    public double InitialQuality { get; init; }

    /// <summary>Mean quality of the last three.</summary>
    public double FinalQuality { get; init; }

    /// <summary>Share of the way to 100 that was gone, in percent.</summary>
    public double GapClosedPercent { get; init; }

    /// <summary>Quality improvement score: 0.6 of the final quality and 0.4 of the gap closed.</summary>
    public double QualityImprovementScore { get; init; }

    /// <summary>Time efficiency score, 0 to 100: 50 at 30 minutes a task.</summary>
    public double TimeEfficiencyScore { get; init; }

    /// <summary>Share of the assessments that passed, 0 to 1.</summary>
    public double SuccessRate { get; init; }

    /// <summary>Drops of more than two points from one assessment to the next.</summary>
    public int Regressions { get; init; }

    /// <summary>Points that regressions cost.</summary>
    public double RegressionPenalty { get; init; }

    /// <summary>The index, at least 0.</summary>
    public double PerformanceIndex => Explain.Value ?? 0;

    /// <summary>Quality improvement times success rate.</summary>
    public double EfficiencyIndex => QualityImprovementScore * SuccessRate;

    /// <summary>Final quality over initial quality, at most 2; 1 where the initial one is 0.</summary>
    public double RelativeImprovement => InitialQuality == 0 ? 1 : Math.Min(2, FinalQuality / InitialQuality);

    /// <summary>The index with its terms.</summary>
    public Score Explain
    {
        get
        {
            var weighted = Score.OfWeighted(
                "debugging index",
                ("quality improvement", Weights.Quality, QualityImprovementScore, "0.6 of the final quality and 0.4 of the gap closed"),
                ("time efficiency", Weights.Time, TimeEfficiencyScore, "50 at 30 minutes a task"),
                ("success", Weights.Success, SuccessRate * 100, "share that passed"));
            var terms = weighted.Terms.Append(new ScoreTerm("regressions", -RegressionPenalty, null, null, $"{Regressions} drops of more than 2 points")).ToList();
            var sum = terms.Sum(static term => term.Points);
            if (sum < 0)
            {
                terms.Add(new ScoreTerm("floor", -sum, null, null, "an index is at least 0"));
            }

            return new Score("debugging index", Math.Max(0, sum), terms);
        }
    }

    /// <summary>The index of a series of assessments, the earliest first; null where there is none.</summary>
    /// <param name="assessments">Quality from 0 to 100, minutes that it took, and whether it passed.</param>
    public static DebuggingIndex? Of(IReadOnlyList<(double Quality, double? Minutes, bool Passed)> assessments)
    {
        if (assessments.Count == 0)
        {
            return null;
        }

        var initial = assessments.Take(EndCount).Average(static one => one.Quality);
        var final = assessments.TakeLast(EndCount).Average(static one => one.Quality);
        var gapClosed = initial >= 100 ? 0 : (final - initial) / (100 - initial) * 100;
        var regressions = assessments.Zip(assessments.Skip(1)).Count(static pair => pair.First.Quality - pair.Second.Quality > RegressionPoints);
        return new DebuggingIndex
        {
            InitialQuality = initial,
            FinalQuality = final,
            GapClosedPercent = gapClosed,
            QualityImprovementScore = (0.6 * final) + (0.4 * gapClosed),
            TimeEfficiencyScore = TimeScore([.. assessments.Select(static one => one.Minutes).OfType<double>()]),
            SuccessRate = assessments.Count(static one => one.Passed) / (double)assessments.Count,
            Regressions = regressions,
            RegressionPenalty = assessments.Count < 2 ? 0 : PenaltyPerRate * regressions / (assessments.Count - 1),
        };
    }

    /// <summary>One time says nothing about how fast debugging goes.</summary>
    private static double TimeScore(double[] minutes) =>
        minutes.Length < 2 ? 50 : minutes.Average() is var mean && mean <= 0 ? 100 : Math.Min(100, 30 / mean * 50);
}
