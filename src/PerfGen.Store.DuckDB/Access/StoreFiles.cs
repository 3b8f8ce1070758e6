using PerfGen.Runtime;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>Files of ours in the data directory, beside the database.</summary>
internal static class StoreFiles
{
    /// <summary>Held exclusively by whoever drains, shared by whoever reads.</summary>
    public static string Lock(DataDirectory directory) => directory.DatabaseFile + ".lock";

    /// <summary>Held by a drainer while it waits for the lock, passed by readers on their way to it.</summary>
    public static string Turnstile(DataDirectory directory) => directory.DatabaseFile + ".turnstile";

    /// <summary>The log of the engine beside the database. Only its name is used here.</summary>
    public static string Log(DataDirectory directory) => directory.DatabaseFile + ".wal";

    /// <summary>A database that is being made; it gets its name when its schema is complete.</summary>
    public static string Unfinished(DataDirectory directory) => directory.DatabaseFile + ".new";

    /// <summary>What the last drain left.</summary>
    public static string Status(DataDirectory directory) => Path.Combine(directory.Path, "status.json");
}
