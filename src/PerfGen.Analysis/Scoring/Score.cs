namespace PerfGen.Analysis;

/// <summary>A score from 0 to 100 with the terms that add up to it.</summary>
/// <param name="Name">What is scored.</param>
/// <param name="Value">The score; null where nothing that it is made of is known.</param>
/// <param name="Terms">What it is made of.</param>
public sealed record Score(string Name, double? Value, IReadOnlyList<ScoreTerm> Terms)
{
    /// <summary>The weighted mean of parts. The weight of a part that is unknown goes to the others in proportion: unknown is not 0.</summary>
    internal static Score OfWeighted(string name, params (string Name, double Weight, double? Value, string Reason)[] parts)
    {
        var known = parts.Where(static part => part.Value is not null).Sum(static part => part.Weight);
        var terms = new List<ScoreTerm>();
        foreach (var (part, weight, value, reason) in parts)
        {
            double? share = value is null || known == 0 ? null : weight / known;
            terms.Add(new ScoreTerm(part, (share * value) ?? 0, value, share, reason));
        }

        return new Score(name, known == 0 ? null : Math.Clamp(terms.Sum(static term => term.Points), 0, 100), terms);
    }

    /// <summary>A sum of points that is cut at 100; the cut is a term of its own.</summary>
    internal static Score OfPoints(string name, params (string Name, double Points, string Reason)[] parts)
    {
        const double most = 100;
        var terms = parts.Select(static part => new ScoreTerm(part.Name, part.Points, null, null, part.Reason)).ToList();
        var sum = terms.Sum(static term => term.Points);
        if (sum > most)
        {
            terms.Add(new ScoreTerm("cut", most - sum, null, null, "a score is at most 100"));
        }

        return new Score(name, Math.Min(sum, most), terms);
    }
}
