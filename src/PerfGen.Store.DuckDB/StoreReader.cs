using System.Data.Common;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Store.DuckDB;

/// <summary>The database, open for one question: read-only, and closed again right after, since nobody can drain meanwhile.</summary>
/// <remarks>Not thread-safe. Extensions are never loaded or installed by themselves; times are shown in UTC.</remarks>
public sealed class StoreReader : IDisposable
{
    private readonly DataDirectory _directory;
    private readonly DatabaseAccess _access;

    private StoreReader(DataDirectory directory, DatabaseAccess access, DbConnection connection, int schemaVersion)
    {
        _directory = directory;
        _access = access;
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
    public static StoreReader Open(DataDirectory directory, StoreReadOptions? options = null, CancellationToken stop = default)
    {
        options ??= StoreReadOptions.Default;
        if (!Path.Exists(directory.DatabaseFile))
        {
            throw EngineErrors.Missing(directory);
        }

        var deadline = new Deadline(options.WaitForFile);
        var access = DatabaseAccess.WaitToRead(directory, deadline, options, stop)
            ?? throw EngineErrors.Busy(directory, FileHolders.Find(StoreFiles.Lock(directory)) ?? FileHolders.Find(directory.DatabaseFile));
        try
        {
            while (true)
            {
                try
                {
                    var (connection, version) = Database.OpenForReading(directory, options);
                    return new StoreReader(directory, access, connection, version);
                }
                catch (StoreException busy) when (busy.Kind == StoreErrorKind.Busy && deadline.Pause(stop))
                {
                    // Somebody who does not know our turnstile has it open for writing; he may be done in a moment.
                }
            }
        }
        catch
        {
            access.Dispose();
            throw;
        }
    }

    /// <summary>Translates what the engine said while a question ran, where it is about the database and not about the question; null otherwise.</summary>
    /// <param name="error">What was thrown.</param>
    public StoreException? Explain(Exception error) => EngineErrors.TryExplain(error, _directory);

    /// <summary>Closes the database.</summary>
    public void Dispose()
    {
        Connection.Dispose();
        _access.Dispose();
    }
}
