using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Data;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Named;

/// <summary>Finds out which way to tasks a store may take, on a connection and a thread of its own, while the question is asked on another.</summary>
/// <remarks>Both connections are to one instance that nobody writes to, so both see the same rows. Thread-safe.</remarks>
internal sealed class TaskShape : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Task<ToldTasks> _asking;
    private DuckDBCommand? _running;
    private volatile Action? _whenNotSimple;

    private TaskShape(StoreReader store)
    {
        if (store.SchemaVersion < ToldTasks.SchemaWithShorterWays)
        {
            _asking = Task.FromResult(ToldTasks.Older(store.SchemaVersion));
            return;
        }

        MayBeSimple = true;
        _asking = Task.Factory.StartNew(() => Find(store), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Whether the simple way is possible, as far as is known without asking.</summary>
    public bool MayBeSimple { get; }

    /// <summary>The way; waits until it is known.</summary>
    /// <exception cref="System.Data.Common.DbException">It could not be found out.</exception>
    public ToldTasks Form => _asking.GetAwaiter().GetResult();

    /// <summary>Begins to find out.</summary>
    public static TaskShape Ask(StoreReader store) => new(store);

    /// <summary>Calls this before it says that the way is not the simple one, unless it knew that already.</summary>
    public void WhenNotSimple(Action giveUp) => _whenNotSimple = giveUp;

    /// <summary>Interrupts what is being asked.</summary>
    public void Interrupt()
    {
        lock (_lock)
        {
            _running?.Cancel();
        }
    }

    /// <summary>Stops asking; when this returns, the connection is closed.</summary>
    public void Dispose()
    {
        while (!_asking.IsCompleted)
        {
            Interrupt();
            Task.WaitAny([_asking], millisecondsTimeout: 1);
        }

        _ = _asking.Exception; // Nobody needs the way any more.
    }

    private ToldTasks Find(StoreReader store)
    {
        using var connection = store.OpenAnother();
        if (Is(connection, ToldTasks.IsSimple))
        {
            return ToldTasks.Simple;
        }

        _whenNotSimple?.Invoke();
        return Is(connection, ToldTasks.IsPlain) ? ToldTasks.Plain : ToldTasks.Full;
    }

    [SuppressMessage("Security", "CA2100", Justification = "An embedded file, and a constant.")]
    private bool Is(DuckDBConnection connection, string shape)
    {
        using var command = connection.CreateCommand();
        command.CommandText = shape;
        Running(command);
        try
        {
            return (bool)command.ExecuteScalar()!;
        }
        finally
        {
            Running(null); // From here on nobody interrupts a connection that is being closed.
        }
    }

    private void Running(DuckDBCommand? command)
    {
        lock (_lock)
        {
            _running = command;
        }
    }
}
