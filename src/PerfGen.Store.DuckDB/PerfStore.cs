namespace PerfGen.Store.DuckDB;

/// <summary>The database of this process's data directory. Thread-safe.</summary>
public static class PerfStore
{
    /// <summary>Moves what has been recorded so far, by this process and others, into the database.</summary>
    /// <param name="options">How long it may take; until nothing is left where it is null.</param>
    /// <param name="stop">Stops before the next batch.</param>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    public static DrainResult Drain(DrainOptions? options = null, CancellationToken stop = default) =>
        new Drainer(Perf.DataDirectory).Drain(options ?? new DrainOptions(), stop);

    /// <summary>Opens the database for one question.</summary>
    /// <param name="options">How; <see cref="StoreReadOptions.Default"/> where it is null.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public static StoreReader Open(StoreReadOptions? options = null, CancellationToken stop = default) =>
        StoreReader.Open(Perf.DataDirectory, options, stop);

    /// <summary>What can be said without opening the database.</summary>
    public static StoreStatus Status() => StoreStatus.Read(Perf.DataDirectory);
}
