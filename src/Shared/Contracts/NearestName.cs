namespace PerfGen.Contracts;

/// <summary>Finds what somebody meant who wrote a name that does not exist.</summary>
internal static class NearestName
{
    /// <summary>Names that take more than half of their letters to be changed are not near.</summary>
    public static bool IsNear(string written, string candidate, out int distance)
    {
        distance = Distance(written.ToUpperInvariant(), candidate.ToUpperInvariant());
        return distance <= Math.Max(1, Math.Max(written.Length, candidate.Length) / 2);
    }

    /// <summary>The candidate that was probably meant; null where none is near.</summary>
    public static string? Of(string written, IEnumerable<string> candidates)
    {
        string? best = null;
        var least = int.MaxValue;
        foreach (var candidate in candidates)
        {
            if (IsNear(written, candidate, out var distance) && distance < least)
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>Letters to insert, delete, replace, or swap with their neighbour to get from one name to the other.</summary>
    public static int Distance(string from, string to)
    {
        // Three rows of the table are enough: a swap looks two rows back.
        var beforeLast = new int[to.Length + 1];
        var last = new int[to.Length + 1];
        var current = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replace = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                var best = Math.Min(replace, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    best = Math.Min(best, beforeLast[j - 2] + 1);
                }

                current[j] = best;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[to.Length];
    }
}
