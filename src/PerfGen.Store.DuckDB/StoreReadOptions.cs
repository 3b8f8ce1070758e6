namespace PerfGen.Store.DuckDB;

/// <summary>How a reader opens the database.</summary>
public sealed record StoreReadOptions
{
    /// <summary>For questions that the product asks itself.</summary>
    public static StoreReadOptions Default { get; } = new();

    /// <summary>For SQL that somebody typed: no files, no network, no settings, bounded memory.</summary>
    public static StoreReadOptions Sandboxed { get; } = new() { AllowExternalAccess = false, LockConfiguration = true, MemoryLimitBytes = 1L << 30 };

    /// <summary>Whether SQL may reach other files and the network.</summary>
    public bool AllowExternalAccess { get; init; } = true;

    /// <summary>A file that may be written, and read, though nothing else outside may; null is none.</summary>
    public string? WritableFile { get; init; }

    /// <summary>Whether settings are fixed once the database is open.</summary>
    public bool LockConfiguration { get; init; }

    /// <summary>Memory that questions may take; null is the engine's own limit.</summary>
    public long? MemoryLimitBytes { get; init; }

    /// <summary>Threads that questions may use; null is one for each core.</summary>
    public int? Threads { get; init; }

    /// <summary>How long to wait for somebody who has the file open for writing; ten times that for a process of PerfGen, which lets go by itself.</summary>
    public TimeSpan WaitForFile { get; init; } = TimeSpan.FromSeconds(2);
}
