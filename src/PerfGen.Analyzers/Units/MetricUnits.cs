using PerfGen.Analyzers.Catalogue;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>What the rules on units ask of a metric.</summary>
internal static class MetricUnits
{
    /// <summary>The unit measures what a known metric does, so that only its scale is in question; PRFG4007 reports what does not.</summary>
    public static bool Fits(MetricUse use, Unit unit) => use.Definition is not { } metric || metric.Normalise(unit) is not null;

    /// <summary>The unit that a name lets expect; null where it says nothing.</summary>
    public static string? Infer(string name, CatalogueView catalogue)
    {
        if (catalogue.Find(name) is { Definition: { } metric })
        {
            return metric.Unit;
        }

        var words = name.Split('_', '.');
        return words[words.Length - 1] switch
        {
            "time" or "duration" or "latency" => "seconds",
            "tokens" => "tokens",
            "lines" => "lines",
            "size" => "bytes",
            "coverage" => "percent",
            "count" or "errors" or "files" => "count",
            _ => null,
        };
    }
}
