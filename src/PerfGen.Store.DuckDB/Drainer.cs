using PerfGen.Runtime;

namespace PerfGen.Store.DuckDB;

/// <summary>
/// Moves what the journals of a data directory hold into its database, each record exactly once, whichever processes do so at the same time.
/// </summary>
/// <remarks>Thread-safe: drains of one data directory run one after the other, in this process and among all processes.</remarks>
public sealed class Drainer
{
    private readonly DataDirectory _directory;

    /// <summary>Names the data directory.</summary>
    /// <param name="directory">The directory, which need not exist.</param>
    public Drainer(DataDirectory directory) => _directory = directory;

    /// <summary>Drains.</summary>
    /// <param name="options">How long it may take.</param>
    /// <param name="stop">Stops before the next batch, or while the file is waited for; what was done stays done.</param>
    /// <returns>What was done, and what still waits. A database that somebody else has open is no error: <see cref="DrainResult.HeldBy"/> names him.</returns>
    /// <exception cref="StoreException">The database cannot be used, for another reason than being busy. The journals are as they were.</exception>
    public DrainResult Drain(DrainOptions options, CancellationToken stop = default) => throw new NotSupportedException(_directory.Path);
}
