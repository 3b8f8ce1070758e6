using System.Numerics;

namespace PerfGen.Contracts;

/// <summary>Every unit that has a name, with all of its spellings. Spellings are told apart by case, as in UCUM: <c>s</c> is a second, <c>S</c> is none.</summary>
internal static class UnitTable
{
    private static readonly Dictionary<string, Unit> Spellings = new(StringComparer.Ordinal);
    private static readonly List<Unit> Units = [];

    static UnitTable()
    {
        Seconds = Add(UnitKind.Time, "seconds", "s", Ratio.One, "second", "sec", "secs");
        Add(UnitKind.Time, "ms", "ms", new(1, 1_000), "millisecond", "milliseconds", "msec", "msecs", "millis");
        Add(UnitKind.Time, "us", "us", new(1, 1_000_000), "µs", "μs", "microsecond", "microseconds", "usec", "micros");
        Add(UnitKind.Time, "ns", "ns", new(1, 1_000_000_000), "nanosecond", "nanoseconds", "nsec", "nanos");
        Add(UnitKind.Time, "ps", "ps", new(1, 1_000_000_000_000), "picosecond", "picoseconds");
        Add(UnitKind.Time, "minutes", "min", new(60, 1), "minute", "mins");
        Add(UnitKind.Time, "hours", "h", new(3_600, 1), "hour", "hr", "hrs");
        Add(UnitKind.Time, "days", "d", new(86_400, 1), "day");
        Bytes = Add(UnitKind.Information, "bytes", "By", Ratio.One, "byte", "B");
        AddPrefixes(("k", "kilo"), ("M", "mega"), ("G", "giga"), ("T", "tera"), ("P", "peta"), ("E", "exa"), @base: 1_000);
        AddPrefixes(("Ki", "kibi"), ("Mi", "mebi"), ("Gi", "gibi"), ("Ti", "tebi"), ("Pi", "pebi"), ("Ei", "exbi"), @base: 1_024);
        Add(UnitKind.Information, "bits", "bit", new(1, 8));
        Percent = Add(UnitKind.Share, "percent", "%", new(1, 100), "pct");
        Whole = Add(UnitKind.Share, "ratio", "1", Ratio.One);
        Add(UnitKind.Tokens, "tokens", "{token}", Ratio.One, "token", "{tokens}");
        Add(UnitKind.Lines, "lines", "{line}", Ratio.One, "line", "{lines}");
        Count = Add(UnitKind.Count, "count", "{count}", Ratio.One, "counts");
        Add(UnitKind.Score, "score", "{score}", Ratio.One, "scores", "points", "point");
        foreach (var code in Currencies.Codes)
        {
            Add(new(code, "{" + code + "}", UnitKind.Money, "money in " + code, Ratio.One));
        }
    }

    public static Unit Seconds { get; }

    public static Unit Bytes { get; }

    public static Unit Percent { get; }

    /// <summary>The ratio whose 1 is the whole.</summary>
    public static Unit Whole { get; }

    public static Unit Count { get; }

    /// <summary>The units, each once.</summary>
    public static IReadOnlyList<Unit> All => Units;

    /// <summary>The unit of a spelling; null where it is none.</summary>
    public static Unit? Find(string spelling) => Spellings.TryGetValue(spelling, out var unit) ? unit : null;

    /// <summary>The word of the unit that was probably meant; null where none is near. Currencies are offered for three letters only.</summary>
    public static string? Nearest(string written)
    {
        string? best = null;
        var least = int.MaxValue;
        foreach (var spelling in Spellings)
        {
            if (spelling.Value.Kind == UnitKind.Money && !string.Equals(spelling.Key, written.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (NearestName.IsNear(written.Trim(), spelling.Key, out var distance)
                && (distance == 0 || (distance < written.Length && spelling.Key.Length > 2))
                && distance < least)
            {
                (best, least) = (spelling.Value.Word, distance);
            }
        }

        return best;
    }

    private static void AddPrefixes(
        (string Symbol, string Word) one, (string Symbol, string Word) two, (string Symbol, string Word) three,
        (string Symbol, string Word) four, (string Symbol, string Word) five, (string Symbol, string Word) six, int @base)
    {
        var scale = BigInteger.One;
        foreach (var (symbol, word) in new[] { one, two, three, four, five, six })
        {
            scale *= @base;
            Add(UnitKind.Information, symbol + "B", symbol + "By", new(scale, 1), word + "byte", word + "bytes");
        }
    }

    private static Unit Add(UnitKind kind, string word, string code, Ratio scale, params string[] others) =>
        Add(new(word, code, kind, kind.ToString().ToLowerInvariant(), scale), others);

    private static Unit Add(Unit unit, params string[] others)
    {
        Units.Add(unit);
        Spellings[unit.Word] = unit;
        Spellings[unit.Code] = unit;
        foreach (var spelling in others)
        {
            Spellings.Add(spelling, unit);
        }

        return unit;
    }
}
