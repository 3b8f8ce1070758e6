using DuckDB.NET.Data;

namespace DuckDB.NET.Bindings.Tests;

/// <summary>One connection to a database in memory, in short words.</summary>
internal sealed class TestDatabase : IDisposable
{
    public TestDatabase(string connectionString = "Data Source=:memory:")
    {
        Connection = new DuckDBConnection(connectionString);
        Connection.Open();
    }

    public DuckDBConnection Connection { get; }

    public int Execute(string sql, params object?[] arguments)
    {
        using var command = Command(sql, arguments);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row.</summary>
    public T Read<T>(string sql, params object?[] arguments)
    {
        using var command = Command(sql, arguments);
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read(), "There is no row.");
        return reader.GetFieldValue<T>(0);
    }

    /// <summary>The first column of all rows.</summary>
    public List<T> ReadAll<T>(string sql, params object?[] arguments)
    {
        using var command = Command(sql, arguments);
        using var reader = command.ExecuteReader();
        var values = new List<T>();
        while (reader.Read())
            values.Add(reader.IsDBNull(0) ? default! : reader.GetFieldValue<T>(0));

        return values;
    }

    public DuckDBCommand Command(string sql, params object?[] arguments)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        foreach (var argument in arguments)
            command.Parameters.Add(argument as DuckDBParameter ?? new DuckDBParameter(argument ?? DBNull.Value));

        return command;
    }

    public void Dispose() => Connection.Dispose();
}
