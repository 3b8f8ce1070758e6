namespace PerfGen.Store.DuckDB;

/// <summary>The journal of one process run.</summary>
public sealed record SourceStatus
{
    /// <summary>Identity of the process run.</summary>
    public Guid Id { get; init; }

    /// <summary>Its process id, on its machine.</summary>
    public int ProcessId { get; init; }

    /// <summary>Its name; null where its dictionary does not say.</summary>
    public string? ProcessName { get; init; }

    /// <summary>Whether it still runs; null where that cannot be known.</summary>
    public bool? IsAlive { get; init; }

    /// <summary>Segments that lie in the journal's folder.</summary>
    public int Segments { get; init; }

    /// <summary>Bytes that they take.</summary>
    public long Bytes { get; init; }

    /// <summary>Records that are complete and not in the database yet.</summary>
    public long Waiting { get; init; }

    /// <summary>Records that found no place.</summary>
    public long Dropped { get; init; }

    /// <summary>Strings that found no place, in the segments that lie there.</summary>
    public long DictionaryFaults { get; init; }

    /// <summary>Captured values whose getter threw, in the segments that lie there.</summary>
    public long CaptureFaults { get; init; }
}
