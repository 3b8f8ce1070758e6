using DuckDB.NET.Data.Mapping;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>A row of <c>store.events</c>.</summary>
internal sealed class EventRow
{
    public required int Source { get; init; }

    public required long Seq { get; init; }

    public required DateTimeOffset HappenedAt { get; init; }

    public required byte Kind { get; init; }

    public int? Context { get; set; }

    public required byte Result { get; init; }

    public long? Parent { get; init; }

    /// <summary>0 auto, 1 manual, 2 import.</summary>
    public byte Origin { get; init; }
}

/// <summary>Columns in the order of the table.</summary>
internal sealed class EventRowMap : DuckDBAppenderMap<EventRow>
{
    public EventRowMap()
    {
        Map(static row => row.Source);
        Map(static row => row.Seq);
        Map(static row => row.HappenedAt);
        Map(static row => row.Kind);
        Map(static row => row.Context);
        Map(static row => row.Result);
        Map(static row => row.Parent);
        Map(static row => row.Origin);
    }
}
