namespace PerfGen.Store.DuckDB;

/// <summary>What upkeep has done.</summary>
public sealed record CleanupStatistics
{
    /// <summary>Calls that were added to days and months.</summary>
    public long CallsRolledUp { get; init; }

    /// <summary>Values that were added to days.</summary>
    public long ValuesRolledUp { get; init; }

    /// <summary>Calls that retention removed; hours, days and months hold what they were.</summary>
    public long CallsRemoved { get; init; }

    /// <summary>Values that retention removed.</summary>
    public long ValuesRemoved { get; init; }

    /// <summary>Rows of rollups that were older than their tier keeps them.</summary>
    public long RollupsRemoved { get; init; }

    /// <summary>Rows of rollups that were added up with others of the same key.</summary>
    public long PartsMerged { get; init; }

    /// <summary>Tasks of which nothing was left.</summary>
    public long TasksRemoved { get; init; }

    /// <summary>Sessions of which nothing was left.</summary>
    public long SessionsRemoved { get; init; }

    /// <summary>Days, and parts of them, of which there are figures now, so that reports need not read their rows; none in stores of fewer than two million calls.</summary>
    public long DaysSettled { get; init; }

    /// <summary>Size of the database before, in bytes.</summary>
    public long BytesBefore { get; init; }

    /// <summary>Size of the database after, in bytes.</summary>
    public long BytesAfter { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }
}
