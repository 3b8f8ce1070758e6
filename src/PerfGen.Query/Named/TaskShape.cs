using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Data;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Named;

/// <summary>Finds out which way to tasks a store may take, on a connection and a thread of its own, while the question is asked on another.</summary>
/// <remarks>Both connections are to one instance that nobody writes to, so both see the same rows. Thread-safe.</remarks>
internal sealed class TaskShape : IDisposable
{
    private readonly DuckDBConnection? _connection;
    private readonly Task<ToldTasks> _asking;
    private volatile DuckDBCommand? _running;
    private volatile Action? _whenNotSimple;

    private TaskShape(StoreReader store)
    {
        if (store.SchemaVersion < ToldTasks.SchemaWithShorterWays)
        {
            _asking = Task.FromResult(ToldTasks.Older(store.SchemaVersion));
            return;
        }

        MayBeSimple = true;
        _connection = new DuckDBConnection(store.Connection.ConnectionString);
        _connection.Open();
        _asking = Task.Run(Find);
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
    public void Interrupt() => _running?.Cancel();

    /// <summary>Stops asking, and closes the connection.</summary>
    public void Dispose()
    {
        while (!_asking.IsCompleted)
        {
            Interrupt();
            Task.WaitAny([_asking], millisecondsTimeout: 1);
        }

        _ = _asking.Exception; // Nobody needs the way any more.
        _connection?.Dispose();
    }

    private ToldTasks Find()
    {
        if (Is(ToldTasks.IsSimple))
        {
            return ToldTasks.Simple;
        }

        _whenNotSimple?.Invoke();
        return Is(ToldTasks.IsPlain) ? ToldTasks.Plain : ToldTasks.Full;
    }

    [SuppressMessage("Security", "CA2100", Justification = "An embedded file, and a constant.")]
    private bool Is(string shape)
    {
        using var command = _connection!.CreateCommand();
        command.CommandText = shape;
        _running = command;
        try
        {
            return (bool)command.ExecuteScalar()!;
        }
        finally
        {
            _running = null;
        }
    }
}
