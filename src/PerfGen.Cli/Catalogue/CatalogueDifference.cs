using PerfGen.Contracts;

namespace PerfGen.Cli.Catalogue;

/// <summary>What is different between two catalogues.</summary>
/// <param name="Change"><c>added</c>, <c>removed</c> or <c>changed</c>.</param>
/// <param name="Name">The metric.</param>
/// <param name="Field">What of it, where it has changed.</param>
/// <param name="Old">As it was.</param>
/// <param name="New">As it is.</param>
/// <param name="Breaks">Whoever relied on the old one cannot rely on the new one.</param>
internal sealed record CatalogueDifference(string Change, string Name, string? Field, string? Old, string? New, bool Breaks)
{
    public static IEnumerable<CatalogueDifference> Of(CatalogueFile before, CatalogueFile after)
    {
        var (old, now) = (ByName(before), ByName(after));
        foreach (var name in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            if (!now.TryGetValue(name, out var metric))
            {
                yield return new("removed", name, null, null, null, Breaks: true);
            }
            else if (!old.TryGetValue(name, out var was))
            {
                yield return new("added", name, null, null, null, Breaks: false);
            }
            else
            {
                foreach (var ((field, oldValue, breaks), (_, newValue, _)) in Fields(was).Zip(Fields(metric)))
                {
                    if (oldValue != newValue)
                    {
                        yield return new("changed", name, field, oldValue, newValue, breaks);
                    }
                }
            }
        }
    }

    private static Dictionary<string, MetricDefinition> ByName(CatalogueFile file) =>
        file.Entries.DistinctBy(static entry => entry.Metric.Name).ToDictionary(static entry => entry.Metric.Name, static entry => entry.Metric, StringComparer.Ordinal);

    private static IEnumerable<(string Field, string? Value, bool Breaks)> Fields(MetricDefinition metric)
    {
        var listed = new ListedMetric(metric, "");
        return
        [
            (MetricKeys.Unit, metric.Unit, true),
            (MetricKeys.Instrument, listed.Instrument, true),
            ("range", listed.Range.Length == 0 ? null : listed.Range, false),
            (MetricKeys.Better, listed.Better, false),
            (MetricKeys.Category, listed.Category, false),
            (MetricKeys.Description, metric.Description.Length == 0 ? null : metric.Description, false),
            (MetricKeys.Deprecated, metric.Deprecated, false),
            (MetricKeys.RenamedTo, metric.RenamedTo, false),
            (MetricKeys.Stability, MetricWords.Of(MetricWords.Stabilities, metric.Stability), false),
            ("required tags", Joined(metric.Tags.Where(static tag => tag.IsRequired)), true),
            (MetricKeys.Tags, Joined(metric.Tags.Where(static tag => !tag.IsRequired)), false),
        ];
    }

    private static string? Joined(IEnumerable<MetricTag> tags) =>
        string.Join(", ", tags.Select(static tag => tag.Values.Count == 0 ? tag.Name : $"{tag.Name} ({string.Join("|", tag.Values)})")) is { Length: > 0 } text ? text : null;
}
