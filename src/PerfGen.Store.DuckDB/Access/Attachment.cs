using DuckDB.NET.Data;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>A question's connection to the database in the <see cref="StandingEngine"/>.</summary>
/// <param name="connection">The connection.</param>
/// <param name="leave">Called once, when it is closed.</param>
internal sealed class Attachment(DuckDBConnection connection, Action leave) : IDisposable
{
    private Action? _leave = leave;

    public DuckDBConnection Connection { get; } = connection;

    /// <summary>Closes the connection. The right to read the database must last until then.</summary>
    public void Dispose()
    {
        Connection.Dispose();
        Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
