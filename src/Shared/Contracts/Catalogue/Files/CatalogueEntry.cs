namespace PerfGen.Contracts;

/// <summary>What a file, or an attribute, says of one metric.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="At">The whole entry.</param>
/// <param name="Places">The value of each key that stands there.</param>
internal sealed record CatalogueEntry(MetricDefinition Metric, TextRange At, IReadOnlyDictionary<string, TextRange> Places)
{
    /// <summary>Where a key's value stands; where it is left out, the name.</summary>
    public TextRange PlaceOf(string key) => Places.TryGetValue(key, out var at) ? at : Places[MetricKeys.Name];
}
