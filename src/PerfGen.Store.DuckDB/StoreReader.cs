using System.Data.Common;
using PerfGen.Runtime;

namespace PerfGen.Store.DuckDB;

/// <summary>The database, open for one question: read-only, and closed again right after, since nobody can drain meanwhile.</summary>
/// <remarks>Not thread-safe. Extensions are never loaded or installed by themselves.</remarks>
public sealed class StoreReader : IDisposable
{
    private StoreReader(DbConnection connection, int schemaVersion)
    {
        Connection = connection;
        SchemaVersion = schemaVersion;
    }

    /// <summary>An open connection; valid until the reader is disposed.</summary>
    public DbConnection Connection { get; }

    /// <summary>Version of the schema that the database has.</summary>
    public int SchemaVersion { get; }

    /// <summary>Opens the database of a data directory: passes the turnstile, and waits for whoever has it open.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="options">How to open it; <see cref="StoreReadOptions.Default"/> where it is null.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was signalled.</exception>
    public static StoreReader Open(DataDirectory directory, StoreReadOptions? options = null, CancellationToken stop = default) =>
        throw new NotSupportedException(directory.Path);

    /// <summary>Translates what the engine said while a question ran, where it is about the database and not about the question; null otherwise.</summary>
    /// <param name="error">What was thrown.</param>
    public StoreException? Explain(Exception error) => throw new NotSupportedException(error.Message);

    /// <summary>Closes the database.</summary>
    public void Dispose() => Connection.Dispose();
}
