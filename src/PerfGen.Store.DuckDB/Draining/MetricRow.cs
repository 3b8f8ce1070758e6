using DuckDB.NET.Data.Mapping;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>A row of <c>store.metrics</c>.</summary>
internal sealed class MetricRow
{
    public required int Source { get; init; }

    public required long Seq { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required int Name { get; set; }

    public required double Value { get; init; }

    public int? Context { get; set; }

    public int? Method { get; set; }

    public long? Call { get; init; }

    /// <summary>0 auto, 1 manual, 2 import.</summary>
    public required byte Origin { get; init; }
}

/// <summary>Columns in the order of the table.</summary>
internal sealed class MetricRowMap : DuckDBAppenderMap<MetricRow>
{
    public MetricRowMap()
    {
        Map(static row => row.Source);
        Map(static row => row.Seq);
        Map(static row => row.RecordedAt);
        Map(static row => row.Name);
        Map(static row => row.Value);
        Map(static row => row.Context);
        Map(static row => row.Method);
        Map(static row => row.Call);
        Map(static row => row.Origin);
        Map(static _ => false); // Not rolled up yet.
    }
}
