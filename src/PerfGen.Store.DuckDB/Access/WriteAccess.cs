using DuckDB.NET.Data;
using PerfGen.Runtime;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>Waits for the database, and opens it for writing.</summary>
internal static class WriteAccess
{
    /// <summary>Opens it. Where that is not possible in time, the holder says who has it.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="wait">How long to wait for whoever has it.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <param name="access">The right to write; dispose it after the connection.</param>
    /// <param name="connection">The database.</param>
    /// <param name="holder">Who has it.</param>
    /// <param name="waitForOurs">How long to wait for processes of ours; null is together with all others.</param>
    public static bool TryOpen(
        DataDirectory directory, TimeSpan wait, CancellationToken stop, out DatabaseAccess access, out DuckDBConnection connection, out FileHolder? holder, TimeSpan? waitForOurs = null)
    {
        var deadline = new Deadline(wait);
        connection = null!;
        holder = null;
        directory.Create();
        try
        {
            access = DatabaseAccess.WaitToWrite(directory, waitForOurs is { } longer ? new Deadline(longer) : deadline, stop)!;
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

        deadline = waitForOurs is null ? deadline : new Deadline(wait);
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
