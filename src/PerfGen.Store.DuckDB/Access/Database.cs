using DuckDB.NET.Data;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB.Migrating;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>Opens the database. Whoever calls has the right to, by <see cref="DatabaseAccess"/>; nothing else of ours ever opens the file or its log.</summary>
internal static class Database
{
    /// <summary>The oldest format of the engine that holds what is needed; every DuckDB from this version on reads the file.</summary>
    public const string StorageVersion = "v1.2.0";

    /// <summary>Bytes of a block in new files. A table takes whole blocks, and there are many small ones: a million calls take 14 % less than with the engine's 256 KiB; 32 KiB compress badly.</summary>
    public const int BlockSize = 1 << 16;

    /// <summary>Opens the database for writing with the newest schema; makes it where there is none.</summary>
    /// <exception cref="StoreException">It cannot be used.</exception>
    public static DuckDBConnection OpenForWriting(DataDirectory directory)
    {
        DuckDBConnection? connection = null;
        try
        {
            if (!Path.Exists(directory.DatabaseFile))
            {
                Make(directory);
            }

            connection = Open(Options(directory.DatabaseFile));
            Migrations.Apply(connection, directory);
            return connection;
        }
        catch (Exception error) when (error is DuckDBException or IOException or UnauthorizedAccessException or StoreException)
        {
            connection?.Dispose();
            throw EngineErrors.Explain(error, directory);
        }
    }

    /// <summary>Opens the database for reading.</summary>
    /// <exception cref="StoreException">It cannot be used.</exception>
    public static (DuckDBConnection Connection, int SchemaVersion) OpenForReading(DataDirectory directory, StoreReadOptions read)
    {
        if (!Path.Exists(directory.DatabaseFile))
        {
            throw EngineErrors.Missing(directory);
        }

        DuckDBConnection? connection = null;
        try
        {
            connection = Open(ReadOnly(directory.DatabaseFile, read));
            var version = Migrations.Check(connection, directory);

            Configure(connection, read);
            return (connection, version);
        }
        catch (Exception error) when (error is DuckDBException or IOException or UnauthorizedAccessException or StoreException)
        {
            connection?.Dispose();
            throw EngineErrors.Explain(error, directory);
        }
    }

    /// <summary>Attaches the database to the instance of the engine that stays; null where that cannot be.</summary>
    /// <exception cref="StoreException">It cannot be used.</exception>
    public static Attachment? TryAttach(DataDirectory directory, out int schemaVersion)
    {
        Attachment? attachment = null;
        try
        {
            attachment = StandingEngine.TryAttach(directory.DatabaseFile);
            schemaVersion = attachment is null ? 0 : Migrations.Check(attachment.Connection, directory);
            return attachment;
        }
        catch (Exception error) when (error is DuckDBException or IOException or UnauthorizedAccessException or StoreException)
        {
            attachment?.Dispose();
            throw EngineErrors.Explain(error, directory);
        }
    }

    /// <summary>Opens an instance of the engine that has no database. What it cannot keep in memory lies where it would if it had opened this one.</summary>
    public static DuckDBConnection OpenWithoutFile(string path)
    {
        var options = Options(":memory:");
        options["temp_directory"] = path + ".tmp";
        var connection = Open(options);
        SetZone(connection);
        return connection;
    }

    /// <summary>Opens any database of the engine for reading. What the engine says is thrown as it is.</summary>
    public static DuckDBConnection OpenFile(string path, StoreReadOptions read)
    {
        var connection = Open(ReadOnly(path, read));
        try
        {
            Configure(connection, read);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static DuckDBConnectionStringBuilder ReadOnly(string path, StoreReadOptions read)
    {
        var options = Options(path);
        options.AccessMode = DuckDBAccessMode.ReadOnly;

        // Where a file may be written, the rest is closed once it is named: the engine takes no names afterwards.
        options.EnableExternalAccess = read.AllowExternalAccess || read.WritableFile is not null;
        if (read.MemoryLimitBytes is { } bytes)
        {
            options.MemoryLimit = $"{bytes}B";
        }

        if (read.Threads is { } threads)
        {
            options.Threads = threads;
        }

        return options;
    }

    private static void Configure(DuckDBConnection connection, StoreReadOptions read)
    {
        try
        {
            SetZone(connection);
            if (read is { WritableFile: { } file, AllowExternalAccess: false })
            {
                connection.Execute($"set allowed_paths = ['{file.Replace("'", "''", StringComparison.Ordinal)}']; set enable_external_access = false");
            }

            if (read.LockConfiguration)
            {
                // What does not fit into memory goes to files beside the database, and those must not fill the disk.
                connection.Execute($"set max_temp_directory_size = '{4 * (read.MemoryLimitBytes ?? 1L << 30)}B'");
                connection.Execute("set lock_configuration = true");
            }
        }
        catch (DuckDBException error) when (error.Message.Contains("the configuration has been locked", StringComparison.Ordinal))
        {
            // Readers with the same options share an instance: the first one has configured it.
        }
    }

    /// <summary>Times are stored in UTC and shown in UTC, wherever the question is asked.</summary>
    private static void SetZone(DuckDBConnection connection) => connection.Execute("set global TimeZone = 'UTC'");

    /// <summary>Makes a database under another name and gives it its own when it is complete: a process that is killed meanwhile leaves no half database.</summary>
    private static void Make(DataDirectory directory)
    {
        directory.Create();
        var path = StoreFiles.Unfinished(directory);
        File.Delete(path);
        File.Delete(path + ".wal");
        if (!EmptyDatabase.TryWrite(path))
        {
            MakeBySteps(directory, path);
        }

        // A log without its database is of one that somebody removed. The engine would take it for the new one's.
        var log = StoreFiles.Log(directory);
        if (File.Exists(log))
        {
            File.Move(log, $"{log}.of-removed-database-{DateTime.UtcNow:yyyyMMddHHmmss}");
        }

        File.Move(path, directory.DatabaseFile);
    }

    /// <summary>Makes a database without rows from nothing.</summary>
    public static void MakeBySteps(DataDirectory directory, string path)
    {
        var options = Options(path);
        options.StorageCompatibilityVersion = StorageVersion;
        options["default_block_size"] = BlockSize;
        using var connection = Open(options);
        Migrations.Apply(connection, directory);
        connection.Execute("checkpoint");
    }

    private static DuckDBConnectionStringBuilder Options(string path) => new()
    {
        DataSource = path,
        AutoinstallKnownExtensions = false,
        AutoloadKnownExtensions = false,
    };

    private static DuckDBConnection Open(DuckDBConnectionStringBuilder options)
    {
        var connection = new DuckDBConnection(options.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
