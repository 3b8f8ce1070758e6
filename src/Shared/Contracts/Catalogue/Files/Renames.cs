namespace PerfGen.Contracts;

/// <summary>Follows <c>renamed_to</c>: to a metric that there is, of the same dimension, and not back.</summary>
internal static class Renames
{
    public static IEnumerable<(CatalogueFile File, CatalogueFault Fault)> Faults(
        IReadOnlyDictionary<string, (CatalogueFile File, CatalogueEntry Entry)> entries, Func<string, bool> isKnownElsewhere)
    {
        var inCycle = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, entry) in entries.Values)
        {
            if (entry.Metric.RenamedTo is not { } target || inCycle.Contains(entry.Metric.Name))
            {
                continue;
            }

            if (Cycle(entries, entry.Metric) is { } cycle)
            {
                inCycle.UnionWith(cycle);
                yield return (file, new(CatalogueFaultKind.RenameCycle, entry.PlaceOf(MetricKeys.RenamedTo), cycle.Count == 1
                    ? $"'{target}' is renamed to itself"
                    : $"'{entry.Metric.Name}' is renamed to itself in the end: {string.Join(" to ", cycle.Append(entry.Metric.Name))}"));
            }
            else if (Objection(entries, entry.Metric, target, isKnownElsewhere) is { } objection)
            {
                var nearest = objection.Nearest;
                yield return (file, new(CatalogueFaultKind.Invalid, entry.PlaceOf(MetricKeys.RenamedTo), objection.Message, nearest));
            }
        }
    }

    /// <summary>The names from a metric on until it comes round again; null where it does not come back to itself.</summary>
    private static List<string>? Cycle(IReadOnlyDictionary<string, (CatalogueFile File, CatalogueEntry Entry)> entries, MetricDefinition first)
    {
        var names = new List<string>();
        for (var next = first; next is not null && !names.Contains(next.Name); next = Next(entries, next))
        {
            names.Add(next.Name);
            if (next.RenamedTo == first.Name)
            {
                return names;
            }
        }

        return null;
    }

    private static MetricDefinition? Next(IReadOnlyDictionary<string, (CatalogueFile File, CatalogueEntry Entry)> entries, MetricDefinition metric) =>
        metric.RenamedTo is { } target && entries.TryGetValue(target, out var found) ? found.Entry.Metric : null;

    private static (string Message, string? Nearest)? Objection(
        IReadOnlyDictionary<string, (CatalogueFile File, CatalogueEntry Entry)> entries, MetricDefinition metric, string target, Func<string, bool> isKnownElsewhere)
    {
        if ((Next(entries, metric) ?? MetricCatalogue.Find(target)) is { } found)
        {
            return metric.Normalise(found.ParsedUnit) is null
                ? ($"'{metric.Name}' is in {metric.Unit}, and '{target}' in {found.Unit}: the one cannot take the other's place", null)
                : null;
        }

        if (isKnownElsewhere(target))
        {
            return null;
        }

        var nearest = NearestName.Of(target, entries.Keys.Concat(MetricCatalogue.All.Select(static known => known.Name)).Where(name => name != metric.Name));
        return ($"there is no metric '{target}' to take the place of '{metric.Name}'{(nearest is null ? "" : $"; did you mean '{nearest}'?")}", nearest);
    }
}
