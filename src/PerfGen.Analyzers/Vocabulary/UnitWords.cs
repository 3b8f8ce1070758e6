using PerfGen.Contracts;

namespace PerfGen.Analyzers.Vocabulary;

/// <summary>The units that identifiers end with: <c>elapsedMs</c> is in milliseconds.</summary>
internal static class UnitWords
{
    private static readonly Dictionary<string, Unit> Words = new(StringComparer.Ordinal);

    static UnitWords()
    {
        Add("ms", "ms", "millis", "milliseconds", "msec");
        Add("us", "micros", "microseconds", "usec");
        Add("ns", "nanos", "nanoseconds");
        Add("seconds", "seconds", "secs", "sec");
        Add("minutes", "minutes");
        Add("hours", "hours");
        Add("bytes", "bytes");
        Add("kB", "kilobytes");
        Add("KiB", "kib", "kibibytes");
        Add("MB", "megabytes");
        Add("MiB", "mib", "mebibytes");
        Add("GB", "gigabytes");
        Add("GiB", "gib", "gibibytes");
        Add("tokens", "tokens");
        Add("percent", "percent", "pct");
        Add("USD", "usd");
        Add("EUR", "eur");
        Add("GBP", "gbp");
    }

    /// <summary>The unit that the last word of an identifier names; null where it names none.</summary>
    public static Unit? OfIdentifier(string identifier)
    {
        var words = MetricNames.ToSnakeCase(identifier).Split('_');
        return Words.TryGetValue(words[words.Length - 1], out var unit) ? unit : null;
    }

    private static void Add(string unit, params string[] words)
    {
        foreach (var word in words)
        {
            Words.Add(word, Unit.Parse(unit)!);
        }
    }
}
