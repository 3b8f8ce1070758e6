namespace PerfGen.Contracts;

/// <summary>The catalogue files of a project together: which entries hold, and what is wrong between them.</summary>
/// <param name="Entries">One for each name, with its file; the project's own before those of registries.</param>
/// <param name="Faults">What is wrong, in its file: that of the single files first.</param>
internal sealed record CatalogueSet(
    IReadOnlyList<(CatalogueFile File, CatalogueEntry Entry)> Entries,
    IReadOnlyList<(CatalogueFile File, CatalogueFault Fault)> Faults)
{
    /// <param name="files">The files, and the attributes; a shipped baseline is none of them.</param>
    /// <param name="isKnownElsewhere">Whether a reference describes a metric of that name, to which one may be renamed.</param>
    public static CatalogueSet Of(IEnumerable<CatalogueFile> files, Func<string, bool>? isKnownElsewhere = null)
    {
        var faults = new List<(CatalogueFile File, CatalogueFault Fault)>();
        var entries = new Dictionary<string, (CatalogueFile File, CatalogueEntry Entry)>(StringComparer.Ordinal);
        var members = MetricCatalogue.All.ToDictionary(static metric => MemberName.Of(metric.Name), static metric => metric.Name, StringComparer.Ordinal);
        foreach (var file in files.OrderBy(static file => file.Role == CatalogueFileRole.Registry))
        {
            faults.AddRange(file.Faults.Select(fault => (file, fault)));
            foreach (var entry in file.Entries)
            {
                if (Objection(file, entry, entries, members) is { } objection)
                {
                    faults.Add((file, new(CatalogueFaultKind.Invalid, entry.PlaceOf(MetricKeys.Name), objection)));
                }
                else if (entries.TryGetValue(entry.Metric.Name, out var own))
                {
                    faults.AddRange(Narrowing.Of(own.Entry, entry).Select(fault => (own.File, fault)));
                }
                else
                {
                    entries.Add(entry.Metric.Name, (file, entry));
                    members[MemberName.Of(entry.Metric.Name)] = entry.Metric.Name;
                }
            }
        }

        faults.AddRange(Renames.Faults(entries, isKnownElsewhere ?? (static _ => false)));
        return new([.. entries.Values], faults);
    }

    /// <summary>Why an entry cannot be had; null where it can, or where it gives way to the project's own.</summary>
    private static string? Objection(
        CatalogueFile file, CatalogueEntry entry, Dictionary<string, (CatalogueFile File, CatalogueEntry Entry)> entries, Dictionary<string, string> members)
    {
        var name = entry.Metric.Name;
        if (MetricCatalogue.Find(name) is { } builtIn)
        {
            return $"'{name}' is built in, in {builtIn.Unit}; take this entry away, or give the metric another name";
        }

        if (entries.TryGetValue(name, out var first))
        {
            return first.File.Role != CatalogueFileRole.Registry && file.Role == CatalogueFileRole.Registry
                ? null
                : $"'{name}' is described a second time; the first is in line {first.Entry.PlaceOf(MetricKeys.Name).Of(first.File.Text).Line}{(first.File == file ? "" : $" of {first.File.Name}")}";
        }

        return members.TryGetValue(MemberName.Of(name), out var other)
            ? $"'{name}' and '{other}' would both be the member Metrics.{MemberName.Of(name)}; rename one of them"
            : null;
    }
}
