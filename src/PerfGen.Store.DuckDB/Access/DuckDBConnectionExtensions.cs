using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Data;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>Statements in one line.</summary>
internal static class DuckDBConnectionExtensions
{
    /// <summary>Runs statements, all of them ours.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="sql">The statements.</param>
    /// <param name="stop">Stops them, also within one.</param>
    /// <exception cref="OperationCanceledException">They were stopped.</exception>
    public static void Execute(this DuckDBConnection connection, string sql, CancellationToken stop = default) => connection.Run(sql, static command => command.ExecuteNonQuery(), stop);

    /// <summary>Runs a query, and hands each row on.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="sql">The query.</param>
    /// <param name="row">Takes a row.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void Query(this DuckDBConnection connection, string sql, Action<DuckDBDataReader> row, CancellationToken stop = default) => connection.Run(sql, command =>
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            row(reader);
        }
    }, stop);

    /// <summary>Does something in a transaction: all of it, or nothing.</summary>
    public static void InTransaction(this DuckDBConnection connection, Action act)
    {
        using var transaction = connection.BeginTransaction();
        act();
        transaction.Commit();
    }

    [SuppressMessage("Security", "CA2100", Justification = "No text of users or records gets into statements: values go through the appender.")]
    private static void Run(this DuckDBConnection connection, string sql, Action<DuckDBCommand> run, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var interruption = stop.CanBeCanceled ? new Interruption(command.Cancel, stop) : null;
        try
        {
            run(command);
        }
        catch (Exception error) when (error is DuckDBException or OperationCanceledException && stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(stop);
        }
    }
}
