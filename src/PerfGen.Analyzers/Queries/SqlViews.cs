using System.Collections.Immutable;

namespace PerfGen.Analyzers.Queries;

/// <summary>The views of the store and their columns, as <c>Views.txt</c> lists them. A test holds that file against a real database.</summary>
internal static class SqlViews
{
    private static readonly Lazy<ImmutableDictionary<string, ImmutableHashSet<string>>> Table = new(Read);

    public static IEnumerable<string> Names => Table.Value.Keys;

    /// <summary>The columns of a view; null where there is no such view.</summary>
    public static ImmutableHashSet<string>? Columns(string view) => Table.Value.TryGetValue(view, out var columns) ? columns : null;

    /// <summary>A figure over many calls: a percentile, a mean, a rate. Figures of figures are no figures of the calls.</summary>
    public static bool IsAggregated(string column) =>
        column.EndsWith("_rate", StringComparison.Ordinal)
        || column.Contains("mean_")
        || column.StartsWith("avg_", StringComparison.Ordinal)
        || IsPercentile(column);

    public static bool IsPercentile(string column) => column.Length > 3 && column[0] == 'p' && char.IsDigit(column[1]) && char.IsDigit(column[2]) && column[3] == '_';

    private static ImmutableDictionary<string, ImmutableHashSet<string>> Read()
    {
        using var stream = typeof(SqlViews).Assembly.GetManifestResourceStream("PerfGen.Analyzers.Queries.Views.txt")
            ?? throw new InvalidOperationException("The assembly was built without Views.txt.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')
            .Select(static line => line.Trim())
            .Where(static line => line.Length > 0)
            .Select(static line => line.Split([':'], 2))
            .ToImmutableDictionary(static view => view[0], static view => view[1].Trim().Split(' ').ToImmutableHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
