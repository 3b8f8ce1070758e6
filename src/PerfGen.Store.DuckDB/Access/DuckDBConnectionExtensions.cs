using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Data;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>Statements in one line.</summary>
internal static class DuckDBConnectionExtensions
{
    /// <summary>Runs statements, all of them ours.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "No text of users or records gets into statements: values go through the appender.")]
    public static void Execute(this DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a query, and hands each row on.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "No text of users or records gets into statements: values go through the appender.")]
    public static void Query(this DuckDBConnection connection, string sql, Action<DuckDBDataReader> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            row(reader);
        }
    }

    /// <summary>Does something in a transaction: all of it, or nothing.</summary>
    public static void InTransaction(this DuckDBConnection connection, Action act)
    {
        using var transaction = connection.BeginTransaction();
        act();
        transaction.Commit();
    }
}
