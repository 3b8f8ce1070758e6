namespace PerfGen.Analysis;

/// <summary>Where scores go.</summary>
public enum Trend
{
    /// <summary>Fewer than three scores.</summary>
    InsufficientData,

    /// <summary>Down by more than 5.</summary>
    Declining,

    /// <summary>Within 5 of before.</summary>
    Stable,

    /// <summary>Up by more than 5.</summary>
    Improving,
}

/// <summary>How fast scores change over all time.</summary>
public enum LearningVelocity
{
    /// <summary>Fewer than two scores.</summary>
    InsufficientData,

    /// <summary>Down by 3 points or more.</summary>
    Declining,

    /// <summary>Down by less than 3 points, or the same.</summary>
    Stable,

    /// <summary>Up by at most 3 points.</summary>
    Improving,

    /// <summary>Up by more than 3 points.</summary>
    Accelerating,
}

/// <summary>Compares the later half of scores with the earlier one.</summary>
public static class Trends
{
    private const int Recent = 10;
    private const int Least = 3;
    private const int LeastOfAnAgent = 5;
    private const double Threshold = 5;
    private const double Fast = 3;

    /// <summary>The trend of the last ten scores, in points.</summary>
    /// <param name="scores">Scores, the earliest first.</param>
    public static Trend Of(IReadOnlyList<double> scores)
    {
        var recent = scores.TakeLast(Recent).ToArray();
        return recent.Length < Least ? Trend.InsufficientData : Classify(Change(recent));
    }

    /// <summary>The trend of an agent's scores: in percent of the earlier half, over all of them, from five on.</summary>
    /// <param name="scores">Scores, the earliest first.</param>
    public static Trend OfAgent(IReadOnlyList<double> scores)
    {
        if (scores.Count < LeastOfAnAgent)
        {
            return Trend.InsufficientData;
        }

        var before = scores.Take(scores.Count / 2).Average();
        return before == 0 ? Classify(Change(scores)) : Classify(Change(scores) / before * 100);
    }

    /// <summary>How fast all scores change.</summary>
    /// <param name="scores">Scores, the earliest first.</param>
    public static LearningVelocity VelocityOf(IReadOnlyList<double> scores) => scores.Count < 2 ? LearningVelocity.InsufficientData : Change(scores) switch
    {
        > Fast => LearningVelocity.Accelerating,
        > 0 => LearningVelocity.Improving,
        > -Fast => LearningVelocity.Stable,
        _ => LearningVelocity.Declining,
    };

    private static Trend Classify(double change) => change switch
    {
        > Threshold => Trend.Improving,
        < -Threshold => Trend.Declining,
        _ => Trend.Stable,
    };

    private static double Change(IReadOnlyList<double> scores)
    {
        var half = scores.Count / 2;
        return scores.Skip(half).Average() - scores.Take(half).Average();
    }
}
