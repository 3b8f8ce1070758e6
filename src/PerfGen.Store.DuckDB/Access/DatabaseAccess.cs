using PerfGen.Runtime;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>
/// The right to open the database, for one drain or one question.
/// </summary>
/// <remarks>
/// <code>
/// reader:   pass the turnstile ── share the lock ── open read-only
/// drainer:  hold the turnstile until the lock is had alone ── open for writing
/// </code>
/// Readers overlap, so a drainer that only tried the lock would never get it; while it waits in the turnstile, no new reader comes in.
/// </remarks>
internal sealed class DatabaseAccess : IDisposable
{
    private readonly IDisposable _ticket;
    private readonly IDisposable _lock;

    private DatabaseAccess(IDisposable ticket, IDisposable @lock)
    {
        _ticket = ticket;
        _lock = @lock;
    }

    /// <summary>Waits for the right to write; null where the time is over.</summary>
    public static DatabaseAccess? WaitToWrite(DataDirectory directory, Deadline deadline, CancellationToken stop) =>
        Wait(directory, deadline, mode: null, LockFile.TryLock, stop);

    /// <summary>Waits for the right to read; null where the time is over.</summary>
    public static DatabaseAccess? WaitToRead(DataDirectory directory, Deadline deadline, StoreReadOptions options, CancellationToken stop) =>
        Wait(directory, deadline, options with { WaitForFile = default }, LockFile.TryShare, stop);

    /// <summary>Gives the right back. The database must be closed by then.</summary>
    public void Dispose()
    {
        _lock.Dispose();
        _ticket.Dispose();
    }

    private static DatabaseAccess? Wait(DataDirectory directory, Deadline deadline, object? mode, Func<string, IDisposable?> take, CancellationToken stop)
    {
        if (Wait(() => ProcessGate.TryEnter(directory.DatabaseFile, mode), deadline, stop) is not { } ticket)
        {
            return null;
        }

        try
        {
            using var turnstile = Wait(() => take(StoreFiles.Turnstile(directory)), deadline, stop);
            var @lock = turnstile is null ? null : Wait(() => take(StoreFiles.Lock(directory)), deadline, stop);
            if (@lock is not null)
            {
                return new DatabaseAccess(ticket, @lock);
            }
        }
        catch
        {
            ticket.Dispose();
            throw;
        }

        ticket.Dispose();
        return null;
    }

    private static IDisposable? Wait(Func<IDisposable?> take, Deadline deadline, CancellationToken stop)
    {
        while (true)
        {
            if (take() is { } taken)
            {
                return taken;
            }

            if (!deadline.Pause(stop))
            {
                return null;
            }
        }
    }
}
