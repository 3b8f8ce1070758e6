using DuckDB.NET.Data;
using DuckDB.NET.Data.Mapping;

namespace DuckDB.NET.Bindings.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void OpensAppendsAndReads()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE t (id BIGINT, name VARCHAR, happened TIMESTAMP)";
        command.ExecuteNonQuery();

        using (var appender = connection.CreateAppender<Row, RowMap>("t"))
            appender.AppendRecords([new(1, "one", DateTime.UnixEpoch), new(2, "a name longer than twelve bytes", null)]);

        using (var appender = connection.CreateAppender("t"))
            appender.CreateRow().AppendValue(3L).AppendValue("three").AppendNullValue().EndRow();

        command.CommandText = "SELECT version(), count(*), max(name), max(happened) FROM t WHERE id < $1";
        command.Parameters.Add(new DuckDBParameter(3L));
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal("v1.5.6", reader.GetString(0));
        Assert.Equal(2, reader.GetInt64(1));
        Assert.Equal("one", reader.GetString(2));
        Assert.Equal(DateTime.UnixEpoch, reader.GetDateTime(3));
    }

    private sealed record Row(long Id, string Name, DateTime? Happened);

    private sealed class RowMap : DuckDBAppenderMap<Row>
    {
        public RowMap()
        {
            Map(row => row.Id);
            Map(row => row.Name);
            Map(row => row.Happened);
        }
    }
}
