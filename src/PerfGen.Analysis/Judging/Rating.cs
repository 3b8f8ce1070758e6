namespace PerfGen.Analysis;

/// <summary>How good somebody or something is.</summary>
public enum Rating
{
    /// <summary>Fewer than three tasks.</summary>
    InsufficientData,

    /// <summary>Below 60.</summary>
    Poor,

    /// <summary>60 and more.</summary>
    NeedsImprovement,

    /// <summary>70 and more.</summary>
    Satisfactory,

    /// <summary>80 and more.</summary>
    Good,

    /// <summary>90 and more.</summary>
    Excellent,
}

/// <summary>Rates by quality and success.</summary>
public static class Ratings
{
    /// <summary>Tasks that a rating needs.</summary>
    public const int LeastTasks = 3;

    /// <summary>The rating: seven tenths quality, three tenths success.</summary>
    /// <param name="quality">Mean quality, 0 to 100.</param>
    /// <param name="successRate">Share that succeeded, 0 to 1.</param>
    /// <param name="tasks">How many tasks these are figures of.</param>
    public static Rating Of(double? quality, double? successRate, int tasks) =>
        tasks < LeastTasks || (quality ?? successRate) is null ? Rating.InsufficientData : Of(Points(quality, successRate));

    /// <summary>The rating of a score from 0 to 100: from 90 excellent, 80 good, 70 satisfactory, 60 needs improvement.</summary>
    /// <param name="score">The score.</param>
    public static Rating Of(double score) => score switch
    {
        >= 90 => Rating.Excellent,
        >= 80 => Rating.Good,
        >= 70 => Rating.Satisfactory,
        >= 60 => Rating.NeedsImprovement,
        _ => Rating.Poor,
    };

    /// <summary>The words of a rating.</summary>
    /// <param name="rating">The rating.</param>
    public static string NameOf(Rating rating) => rating switch
    {
        Rating.InsufficientData => "Insufficient Data",
        Rating.NeedsImprovement => "Needs Improvement",
        _ => rating.ToString(),
    };

    private static double Points(double? quality, double? successRate) =>
        quality is null ? successRate!.Value * 100 : successRate is null ? quality.Value : (0.7 * quality.Value) + (0.3 * successRate.Value * 100);
}
