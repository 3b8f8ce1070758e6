using DuckDB.NET.Data.Mapping;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>A row of <c>store.facts</c>.</summary>
internal sealed class FactRow
{
    public required int Source { get; init; }

    public required long Seq { get; init; }

    public required DateTimeOffset HappenedAt { get; init; }

    public int? Context { get; set; }

    public required byte Kind { get; init; }

    public string? Name { get; init; }

    public string? Text { get; init; }

    public double Value { get; init; }
}

/// <summary>Columns in the order of the table.</summary>
internal sealed class FactRowMap : DuckDBAppenderMap<FactRow>
{
    public FactRowMap()
    {
        Map(static row => row.Source);
        Map(static row => row.Seq);
        Map(static row => row.HappenedAt);
        Map(static row => row.Context);
        Map(static row => row.Kind);
        Map(static row => row.Name);
        Map(static row => row.Text);
        Map(static row => row.Value);
    }
}
