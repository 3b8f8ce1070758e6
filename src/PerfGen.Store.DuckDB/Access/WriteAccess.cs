using DuckDB.NET.Data;
using PerfGen.Runtime;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>Waits for the database, and opens it for writing.</summary>
internal static class WriteAccess
{
    /// <summary>Opens it. Where that is not possible in time, the holder says who has it.</summary>
    public static bool TryOpen(
        DataDirectory directory, TimeSpan wait, CancellationToken stop, out DatabaseAccess access, out DuckDBConnection connection, out FileHolder? holder)
    {
        var deadline = new Deadline(wait);
        connection = null!;
        holder = null;
        directory.Create();
        try
        {
            access = DatabaseAccess.WaitToWrite(directory, deadline, stop)!;
        }
        catch (OperationCanceledException)
        {
            access = null!;
            return false;
        }

        if (access is null)
        {
            holder = FileHolders.Find(StoreFiles.Lock(directory)) ?? FileHolders.Find(directory.DatabaseFile) ?? new FileHolder(null, null);
            return false;
        }

        try
        {
            while (true)
            {
                try
                {
                    connection = Database.OpenForWriting(directory);
                    return true;
                }
                catch (StoreException busy) when (busy.Kind == StoreErrorKind.Busy)
                {
                    // Somebody who does not know our lock has the file open: a person with a shell, say.
                    if (stop.IsCancellationRequested || !deadline.Pause(CancellationToken.None))
                    {
                        holder = busy.HeldBy ?? new FileHolder(null, null);
                        access.Dispose();
                        return false;
                    }
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
