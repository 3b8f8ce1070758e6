namespace PerfGen.Store.DuckDB.Draining;

/// <summary>Different things of one kind that a batch refers to by place, from 0.</summary>
internal sealed class Names<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _places = [];
    private readonly List<T> _entries = [];

    public IReadOnlyList<T> Entries => _entries;

    /// <summary>Numbers in the database, by place.</summary>
    public int[] Numbers { get; set; } = [];

    public int Add(T entry)
    {
        if (!_places.TryGetValue(entry, out var place))
        {
            _places[entry] = place = _entries.Count;
            _entries.Add(entry);
        }

        return place;
    }
}
