namespace PerfGen.Store.DuckDB;

/// <summary>What the database held after the last drain.</summary>
public sealed record StoredTotals
{
    /// <summary>When the last drain ended (UTC).</summary>
    public DateTimeOffset DrainedAt { get; init; }

    /// <summary>Calls in the database.</summary>
    public long Calls { get; init; }

    /// <summary>Captured and recorded values in the database, without the calls' durations.</summary>
    public long Metrics { get; init; }

    /// <summary>Begins and ends of sessions and tasks in the database.</summary>
    public long Events { get; init; }

    /// <summary>Calls that came as counts and are in the rollups only.</summary>
    public long Folded { get; init; }

    /// <summary>When the first source that the database knows began (UTC); null where there is none.</summary>
    public DateTimeOffset? Since { get; init; }
}
