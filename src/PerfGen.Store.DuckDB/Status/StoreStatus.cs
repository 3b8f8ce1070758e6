using PerfGen.Runtime;

namespace PerfGen.Store.DuckDB;

/// <summary>What can be said about a data directory without opening its database.</summary>
public sealed record StoreStatus
{
    /// <summary>Absolute path of the data directory.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Whether it exists.</summary>
    public bool Exists { get; init; }

    /// <summary>Absolute path of the database.</summary>
    public required string DatabaseFile { get; init; }

    /// <summary>Size of the database and its log, by the file system; null where there is no database.</summary>
    public long? DatabaseBytes { get; init; }

    /// <summary>What the last drain left; null where none is known.</summary>
    public StoredTotals? Stored { get; init; }

    /// <summary>The journals, oldest first.</summary>
    public IReadOnlyList<SourceStatus> Sources { get; init; } = [];

    /// <summary>Records that are complete in the journals and not in the database yet.</summary>
    public long Waiting { get; init; }

    /// <summary>Records that found no place, of all sources ever seen.</summary>
    public long Dropped { get; init; }

    /// <summary>Strings that found no place; the records that carry them read as unknown.</summary>
    public long DictionaryFaults { get; init; }

    /// <summary>Captured values whose getter threw.</summary>
    public long CaptureFaults { get; init; }

    /// <summary>Damaged and foreign files, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Who has the database open now; null where nobody has, or where the system does not tell.</summary>
    public FileHolder? HeldBy { get; init; }

    /// <summary>Looks at a data directory.</summary>
    /// <param name="directory">The directory, which need not exist.</param>
    public static StoreStatus Read(DataDirectory directory) => throw new NotSupportedException(directory.Path);
}
