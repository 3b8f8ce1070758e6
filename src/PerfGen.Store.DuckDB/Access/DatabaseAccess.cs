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
        Wait(directory, deadline, ModeOf(options), LockFile.TryShare, stop);

    /// <summary>Waits for the right to read in the <see cref="StandingEngine"/>; null where the time is over.</summary>
    public static DatabaseAccess? WaitToAttach(DataDirectory directory, Deadline deadline, CancellationToken stop) =>
        Wait(directory, deadline, nameof(StandingEngine), LockFile.TryShare, stop);

    /// <summary>Whether this process reads the database with these options right now.</summary>
    public static bool IsRead(DataDirectory directory, StoreReadOptions options) => ProcessGate.IsInside(directory.DatabaseFile, ModeOf(options));

    /// <summary>Gives the right back. The database must be closed by then.</summary>
    public void Dispose()
    {
        _lock.Dispose();
        _ticket.Dispose();
    }

    private static StoreReadOptions ModeOf(StoreReadOptions options) => options with { WaitForFile = default };

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
