namespace PerfGen.Contracts;

/// <summary>A catalogue file, read: the entries that can be used, and what is wrong with it. One fault costs at most its own entry.</summary>
/// <param name="path">Where it stands.</param>
/// <param name="role">What it is for.</param>
/// <param name="text">What was read.</param>
/// <param name="entries">In the order of the text.</param>
/// <param name="faults">In the order of the text.</param>
internal sealed class CatalogueFile(
    string path, CatalogueFileRole role, string text, IReadOnlyList<CatalogueEntry> entries, IReadOnlyList<CatalogueFault> faults)
{
    public const string ProjectName = "perfgen.metrics.json";
    public const string ShippedName = "perfgen.metrics.shipped.json";

    public string Path { get; } = path;

    public CatalogueFileRole Role { get; } = role;

    public string Text { get; } = text;

    public IReadOnlyList<CatalogueEntry> Entries { get; } = entries;

    public IReadOnlyList<CatalogueFault> Faults { get; } = faults;

    /// <summary>Its name without folders.</summary>
    public string Name => NameOf(Path);

    /// <summary>What a file of that name is for; null where it is no catalogue.</summary>
    public static CatalogueFileRole? RoleOf(string path) => NameOf(path) switch
    {
        var name when name.Equals(ProjectName, StringComparison.OrdinalIgnoreCase) => CatalogueFileRole.Project,
        var name when name.Equals(ShippedName, StringComparison.OrdinalIgnoreCase) => CatalogueFileRole.Shipped,
        var name when name.EndsWith("." + ProjectName, StringComparison.OrdinalIgnoreCase) => CatalogueFileRole.Registry,
        _ => null,
    };

    public static CatalogueFile Read(string path, CatalogueFileRole role, string text)
    {
        var faults = new List<CatalogueFault>();
        var (root, fault) = JsonReader.Read(text);
        if (fault is var (at, message))
        {
            faults.Add(new(CatalogueFaultKind.Invalid, at, message));
        }

        var entries = root switch
        {
            JsonObject file => EntriesOf(file, faults, isWholeText: fault is null),
            null => [],
            _ => Wrong(root, faults),
        };
        return new(path, role, text, entries, [.. faults.OrderBy(static fault => fault.At.Start)]);
    }

    private static List<CatalogueEntry> Wrong(JsonValue root, List<CatalogueFault> faults)
    {
        faults.Add(new(CatalogueFaultKind.Invalid, new(root.At.Start, 1), $$"""a catalogue is an object, { "metrics": [ … ] }, not {{root.Kind}}"""));
        return [];
    }

    private static List<CatalogueEntry> EntriesOf(JsonObject file, List<CatalogueFault> faults, bool isWholeText)
    {
        var fields = new ObjectFields(file, MetricKeys.OfFile, faults);
        fields.Text(MetricKeys.Schema);
        fields.Text(MetricKeys.Registry);
        var entries = new List<CatalogueEntry>();
        if (fields.Array(MetricKeys.Metrics) is not { } metrics)
        {
            if (isWholeText && !fields.Has(MetricKeys.Metrics))
            {
                faults.Add(new(CatalogueFaultKind.Invalid, new(file.At.Start, 1), "\"metrics\" is missing: the array of what is described"));
            }

            return entries;
        }

        foreach (var item in metrics.Items)
        {
            if (EntryReader.Read(item, faults) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    private static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
