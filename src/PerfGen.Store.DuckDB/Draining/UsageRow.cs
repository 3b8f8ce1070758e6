using DuckDB.NET.Data.Mapping;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>A row of <c>store.usage_rows</c>: tokens and cost, of a call or recorded by hand.</summary>
internal sealed class UsageRow
{
    public required int Source { get; init; }

    public required long Seq { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public int? Context { get; set; }

    /// <summary>Of the call that captured it.</summary>
    public int? Method { get; set; }

    /// <summary>Seq of the call that it was recorded in; null where a call captured it, whose seq is the usage's own.</summary>
    public long? Call { get; init; }

    /// <summary>The call that captured it; null where it was recorded by hand.</summary>
    public CallRow? CapturedBy { get; init; }

    /// <summary>The model that answered, where it was said; normalised.</summary>
    public string? Model { get; init; }

    public string? MessageId { get; init; }

    public bool IsCumulative { get; init; }

    public bool IsBatch { get; init; }

    public Tokens Tokens { get; init; }

    public long? Total { get; init; }

    public decimal? Cost { get; set; }

    public int? Currency { get; set; }

    /// <summary>0 reported, 1 computed; null is unknown.</summary>
    public byte? CostOrigin { get; set; }

    /// <summary>0 auto, 1 manual, 2 import.</summary>
    public byte Origin { get; init; }
}

/// <summary>Columns in the order of the table.</summary>
internal sealed class UsageRowMap : DuckDBAppenderMap<UsageRow>
{
    public UsageRowMap()
    {
        Map(static row => row.Source);
        Map(static row => row.Seq);
        Map(static row => row.RecordedAt);
        Map(static row => row.Context);
        Map(static row => row.Method);
        Map(static row => row.Call);
        Map(static row => row.CapturedBy is not null);
        Map(static row => row.Model);
        Map(static row => row.MessageId);
        Map(static row => row.IsCumulative);
        Map(static row => row.IsBatch);
        Map(static row => row.Tokens.Prompt);
        Map(static row => row.Tokens.Completion);
        Map(static row => row.Tokens.CacheRead);
        Map(static row => row.Tokens.CacheWrite);
        Map(static row => row.Tokens.Reasoning);
        Map(static row => row.Total == row.Tokens.Total ? null : row.Total);
        Map(static row => row.Cost);
        Map(static row => row.Currency);
        Map(static row => row.CostOrigin);
        Map(static row => row.Origin);
        Map(static row => row.CapturedBy?.Status);
        Map(static row => row.CapturedBy?.Weight);
        Map(static row => row.CapturedBy is null); // Of those by hand nothing is rolled up.
    }
}
