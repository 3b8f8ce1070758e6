using DuckDB.NET.Data.Mapping;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>A row of <c>store.tags</c>.</summary>
internal sealed class TagRow
{
    public required int Source { get; init; }

    public required long Call { get; init; }

    public required int Name { get; set; }

    public int? Value { get; set; }
}

/// <summary>Columns in the order of the table.</summary>
internal sealed class TagRowMap : DuckDBAppenderMap<TagRow>
{
    public TagRowMap()
    {
        Map(static row => row.Source);
        Map(static row => row.Call);
        Map(static row => row.Name);
        Map(static row => row.Value);
    }
}
