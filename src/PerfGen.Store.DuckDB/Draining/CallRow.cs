using DuckDB.NET.Data.Mapping;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>A row of <c>store.call_rows</c>. Names are places in the batch until <see cref="Batch.Resolve"/> makes numbers of the database of them.</summary>
internal sealed class CallRow
{
    public required int Source { get; init; }

    public required long Seq { get; init; }

    public required int Method { get; set; }

    public int? Context { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public long? Duration { get; init; }

    public byte Status { get; init; }

    public long? Parent { get; init; }

    public int Thread { get; init; }

    /// <summary>A place among the batch's errors, later the number of one.</summary>
    public int? Error { get; set; }

    public ushort Weight { get; init; }

    /// <summary>What it used: kept with the usages, as the cost is.</summary>
    public Tokens Tokens { get; set; }

    public decimal? Cost { get; set; }

    public int? Currency { get; set; }

    public byte? CostOrigin { get; set; }
}

/// <summary>Columns in the order of the table.</summary>
internal sealed class CallRowMap : DuckDBAppenderMap<CallRow>
{
    public CallRowMap()
    {
        Map(static row => row.Source);
        Map(static row => row.Seq);
        Map(static row => row.Method);
        Map(static row => row.Context);
        Map(static row => row.StartedAt);
        Map(static row => row.Duration is >= 0 and <= uint.MaxValue ? (uint?)row.Duration : null);
        Map(static row => row.Duration is >= 0 and <= uint.MaxValue ? null : row.Duration);
        Map(static row => row.Status);
        Map(static row => row.Parent);
        Map(static row => row.Thread);
        Map(static row => row.Error);
        Map(static row => row.Weight);
        Map(static _ => false); // Not rolled up yet.
    }
}
