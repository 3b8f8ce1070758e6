namespace PerfGen.Contracts;

/// <summary>What a catalogue no longer keeps of what was shipped.</summary>
internal static class Compatibility
{
    public static IEnumerable<(CatalogueFile File, CatalogueFault Fault)> Of(CatalogueFile shipped, CatalogueSet now)
    {
        var current = now.Entries.ToDictionary(static one => one.Entry.Metric.Name, StringComparer.Ordinal);
        foreach (var old in shipped.Entries)
        {
            if (!current.TryGetValue(old.Metric.Name, out var kept))
            {
                yield return (shipped, Breaking(old, MetricKeys.Name, $"'{old.Metric.Name}' was shipped, and is gone from the catalogue; keep it there, \"deprecated\" or with \"renamed_to\""));
                continue;
            }

            foreach (var fault in Changes(old.Metric, kept.Entry))
            {
                yield return (kept.File, fault);
            }
        }
    }

    private static IEnumerable<CatalogueFault> Changes(MetricDefinition old, CatalogueEntry kept)
    {
        const string Instead = "describe a new metric, and name it here in \"renamed_to\"";
        var now = kept.Metric;
        if (!old.ParsedUnit.Equals(now.ParsedUnit))
        {
            yield return Breaking(kept, MetricKeys.Unit, $"'{old.Name}' was shipped in {old.Unit}, and is now in {now.Unit}; {Instead}", old.Unit);
        }

        if (old.Instrument != now.Instrument)
        {
            var word = MetricWords.Of(MetricWords.Instruments, old.Instrument);
            yield return Breaking(kept, MetricKeys.Instrument, $"'{old.Name}' was shipped as a {word}, and is now a {MetricWords.Of(MetricWords.Instruments, now.Instrument)}; {Instead}", kept.Places.ContainsKey(MetricKeys.Instrument) ? word : null);
        }

        foreach (var tag in old.Tags.Where(tag => tag.IsRequired && now.Tags.FirstOrDefault(other => other.Name == tag.Name) is not { IsRequired: true }))
        {
            yield return Breaking(kept, MetricKeys.Tags, $"'{old.Name}' was shipped with the required tag '{tag.Name}', which is no longer required; whoever groups by it loses values");
        }

        foreach (var tag in now.Tags.Where(tag => tag.IsRequired && old.Tags.FirstOrDefault(other => other.Name == tag.Name) is not { IsRequired: true }))
        {
            yield return Breaking(kept, MetricKeys.Tags, $"'{old.Name}' was shipped without requiring the tag '{tag.Name}'; whoever records it by the shipped catalogue would be wrong");
        }

        foreach (var tag in now.Tags)
        {
            if (old.Tags.FirstOrDefault(other => other.Name == tag.Name) is { } before && before.Type != tag.Type)
            {
                yield return Breaking(kept, MetricKeys.Tags, $"the tag '{tag.Name}' of '{old.Name}' was shipped as {MetricWords.Of(MetricWords.TagTypes, before.Type)}");
            }
        }
    }

    private static CatalogueFault Breaking(CatalogueEntry entry, string key, string message, string? replacement = null) =>
        new(CatalogueFaultKind.Breaking, entry.PlaceOf(key), message, replacement);
}
