using System.Globalization;

namespace PerfGen.Analysis;

/// <summary>When a factor is recommended. The thresholds are the documents'; that the whole interval has to agree is ours: three lucky runs are no evidence.</summary>
public static class RecommendationRules
{
    /// <summary>Mean index from which on a factor is recommended.</summary>
    public const double Good = 80;

    /// <summary>Mean index below which a factor is not recommended.</summary>
    public const double Bad = 60;

    /// <summary>The interval of what is recommended lies at or above this; that of what is not, below.</summary>
    public const double Between = 70;

    /// <summary>Uses that a warning needs.</summary>
    public const int LeastUsesForWarning = 3;

    /// <summary>Uses that a recommendation needs.</summary>
    public const int LeastUses = 5;

    /// <summary>Scores scatter by at least this many points, also where a few of them happen to be equal.</summary>
    public const double LeastDeviation = 10;

    /// <summary>What the documents say of a mean index, without asking how sure it is.</summary>
    /// <param name="meanIndex">Mean performance index.</param>
    /// <param name="uses">Tasks that it is the mean of.</param>
    public static Advice ByThresholds(double meanIndex, int uses) =>
        meanIndex >= Good ? Advice.Recommended : meanIndex < Bad && uses >= LeastUsesForWarning ? Advice.NotRecommended : Advice.CannotTell;

    /// <summary>What the evidence says, and why.</summary>
    /// <param name="index">Mean performance index with its interval.</param>
    public static (Advice Advice, string Reason) ByEvidence(Interval? index)
    {
        if (index is null)
        {
            return (Advice.CannotTell, "no task with it has a performance index");
        }

        var figure = string.Create(CultureInfo.InvariantCulture, $"mean index {index.Value:0.#} [{index.Low:0.#}, {index.High:0.#}] over {index.Count}");
        return ByThresholds(index.Value, index.Count) switch
        {
            Advice.Recommended when index.Count < LeastUses => (Advice.CannotTell, $"{figure}: {LeastUses - index.Count} more at least"),
            Advice.Recommended when index.Low < Between => (Advice.CannotTell, $"{figure}: it may as well be below {Between:0}"),
            Advice.NotRecommended when index.High >= Between => (Advice.CannotTell, $"{figure}: it may as well be above {Between:0}"),
            Advice.CannotTell => (Advice.CannotTell, $"{figure}: neither good nor bad"),
            var advice => (advice, figure),
        };
    }
}
