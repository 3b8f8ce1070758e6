using DuckDB.NET.Data;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Store.DuckDB.Upkeep;

/// <summary>Copies databases row by row: a copy holds nothing of what was deleted.</summary>
internal static class DatabaseCopy
{
    /// <summary>Copies one database to a path where nothing is. Nobody may have it open for writing.</summary>
    public static void Copy(string from, string to)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        connection.Execute($"""
            set autoinstall_known_extensions = false;
            set autoload_known_extensions = false;
            attach {StoreMaintenance.Text(from)} as source (read_only);
            attach {StoreMaintenance.Text(to)} as target (storage_version '{Database.StorageVersion}', block_size {Database.BlockSize});
            copy from database source to target;
            checkpoint target;
            detach target;
            detach source
            """);
    }

    /// <summary>Writes the database anew without what was deleted. The caller has it alone, and has closed it.</summary>
    public static void Rewrite(DataDirectory directory)
    {
        var unfinished = StoreFiles.Unfinished(directory);
        File.Delete(unfinished);
        File.Delete(unfinished + ".wal"); // Of a copy whose process was killed.
        Copy(directory.DatabaseFile, unfinished);
        File.Move(unfinished, directory.DatabaseFile, overwrite: true);
    }

    /// <summary>Does the same where there is room for it; else everything stays as it is.</summary>
    public static void TryRewrite(DataDirectory directory)
    {
        try
        {
            Rewrite(directory);
        }
        catch (Exception error) when (error is DuckDBException or IOException or UnauthorizedAccessException)
        {
            try
            {
                File.Delete(StoreFiles.Unfinished(directory));
            }
            catch (Exception left) when (left is IOException or UnauthorizedAccessException)
            {
                // The next one deletes it.
            }
        }
    }
}
