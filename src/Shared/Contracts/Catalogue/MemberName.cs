using System.Text;

namespace PerfGen.Contracts;

/// <summary>How a metric becomes a member of <c>Metrics</c>.</summary>
internal static class MemberName
{
    /// <summary>Its words, each with a capital: <c>review_depth</c> gives <c>ReviewDepth</c>, and so does <c>review.depth</c>.</summary>
    public static string Of(string metric)
    {
        var text = new StringBuilder(metric.Length);
        foreach (var word in metric.Split('_', '.'))
        {
            if (word.Length > 0)
            {
                text.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
            }
        }

        return text.ToString();
    }

    /// <summary>The class of PerfGen whose <c>Record</c> takes values of a unit.</summary>
    public static string TypeFor(Unit unit) => unit.Kind switch
    {
        UnitKind.Time => "DurationMetric",
        UnitKind.Information => "SizeMetric",
        UnitKind.Share => unit.Equals(UnitTable.Percent) ? "PercentMetric" : "RatioMetric",
        UnitKind.Tokens => "TokenMetric",
        UnitKind.Lines => "LineMetric",
        UnitKind.Score => "ScoreMetric",
        UnitKind.Money => "CostMetric",
        UnitKind.Rate => "RateMetric",
        _ => "CountMetric",
    };
}
