using System.Data.Common;
using DuckDB.NET.Data;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Store.DuckDB;

/// <summary>The database, open for one question: read-only, and closed again right after, since nobody can drain meanwhile.</summary>
/// <remarks>Not thread-safe. Extensions are never loaded or installed by themselves; times are shown in UTC.</remarks>
public sealed class StoreReader : IDisposable
{
    /// <summary>
    /// How much longer a process of ours is waited for than somebody else's: it lets go by itself, but on a busy machine, behind others, or when it rolls up a million
    /// calls, not within the moment that a file is waited for which a person may keep open.
    /// </summary>
    private const int PatienceWithOurs = 10;

    private readonly DataDirectory _directory;
    private readonly DatabaseAccess? _access;
    private readonly Attachment? _attachment;

    private StoreReader(DataDirectory directory, DatabaseAccess? access, DbConnection connection, int schemaVersion, Attachment? attachment = null)
    {
        _directory = directory;
        _access = access;
        _attachment = attachment;
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
        return Open(directory, options, (directory, deadline, stop) => DatabaseAccess.WaitToRead(directory, deadline, options, stop), access =>
        {
            var (connection, version) = Database.OpenForReading(directory, options);
            return new StoreReader(directory, access, connection, version);
        }, stop);
    }

    /// <summary>As <see cref="Open(DataDirectory, StoreReadOptions?, CancellationToken)"/> with the default options, for SQL of ours alone: in an instance of the engine that stays, where that may be.</summary>
    internal static StoreReader OpenForQuestion(DataDirectory directory, CancellationToken stop)
    {
        // Readers that have opened the file itself share their instance, and may stay long.
        if (StandingEngine.IsWorthIt(directory.DatabaseFile) && !DatabaseAccess.IsRead(directory, StoreReadOptions.Default)
            && Open(directory, StoreReadOptions.Default, DatabaseAccess.WaitToAttach, access => TryAttach(directory, access), stop) is { } attached)
        {
            return attached;
        }

        return Open(directory, null, stop);
    }

    /// <summary>Opens any DuckDB file, whoever made it. Nothing is written, and no lock file of ours is put beside it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to open it; <see cref="StoreReadOptions.Sandboxed"/> where it is null.</param>
    /// <param name="stop">Stops waiting for whoever has it open for writing.</param>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was signalled.</exception>
    public static StoreReader OpenFile(string path, StoreReadOptions? options = null, CancellationToken stop = default)
    {
        options ??= StoreReadOptions.Sandboxed;
        path = Path.GetFullPath(path);
        if (!File.Exists(path))
        {
            throw new StoreException(StoreErrorKind.Missing, $"There is no file '{path}'.");
        }

        // The directory serves for the wording of errors only.
        var directory = new DataDirectory(Path.GetDirectoryName(path)!);
        if (path == directory.DatabaseFile)
        {
            return Open(directory, options, stop);
        }

        var deadline = new Deadline(options.WaitForFile);
        while (true)
        {
            try
            {
                return new StoreReader(directory, null, Database.OpenFile(path, options), schemaVersion: 0);
            }
            catch (DuckDBException error) when (error.Message.Contains("Could not set lock on file", StringComparison.Ordinal))
            {
                if (!deadline.Pause(stop))
                {
                    throw new StoreException(StoreErrorKind.Busy, $"'{path}' is open for writing in {FileHolders.Find(path) ?? new FileHolder(null, null)}; close it there, and try again.", error);
                }
            }
            catch (DuckDBException error)
            {
                throw new StoreException(StoreErrorKind.NotADatabase, $"'{path}' cannot be opened as a DuckDB database: {error.Message.Split('\n')[0]}", error);
            }
        }
    }

    /// <summary>
    /// Translates what the engine said while a question of ours ran, where it is about the database and not about the question; null otherwise. Of an older database a
    /// name that is not there is about the database (<see cref="StoreErrorKind.OlderSchema"/>): who asked in SQL of his own may have misspelled it.
    /// </summary>
    /// <param name="error">What was thrown.</param>
    public StoreException? Explain(Exception error) =>
        EngineErrors.TryExplain(error, _directory) ?? (SchemaVersion > 0 ? EngineErrors.TryExplainOlder(error, _directory, SchemaVersion) : null);

    /// <summary>Closes the database.</summary>
    public void Dispose()
    {
        Connection.Dispose();
        _attachment?.Dispose();
        _access?.Dispose();
    }

    /// <summary>Another connection to the same instance; to be closed before this reader.</summary>
    internal DuckDBConnection OpenAnother()
    {
        if (_attachment is not null)
        {
            return StandingEngine.Connect((DuckDBConnection)Connection);
        }

        var another = new DuckDBConnection(Connection.ConnectionString);
        another.Open();
        return another;
    }

    private static StoreReader? TryAttach(DataDirectory directory, DatabaseAccess access)
    {
        if (Database.TryAttach(directory, out var version) is { } attachment)
        {
            return new StoreReader(directory, access, attachment.Connection, version, attachment);
        }

        access.Dispose();
        return null;
    }

    private static T Open<T>(
        DataDirectory directory, StoreReadOptions options, Func<DataDirectory, Deadline, CancellationToken, DatabaseAccess?> wait, Func<DatabaseAccess, T> open, CancellationToken stop)
    {
        if (!Path.Exists(directory.DatabaseFile))
        {
            throw EngineErrors.Missing(directory);
        }

        EngineLibrary.BeginLoading();

        var access = wait(directory, new Deadline(options.WaitForFile * PatienceWithOurs), stop)
            ?? throw EngineErrors.Busy(directory, FileHolders.Find(StoreFiles.Lock(directory)) ?? FileHolders.Find(directory.DatabaseFile));
        var deadline = new Deadline(options.WaitForFile);
        try
        {
            while (true)
            {
                try
                {
                    return open(access);
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
}
