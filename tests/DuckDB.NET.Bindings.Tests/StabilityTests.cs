using DuckDB.NET.Data;

namespace DuckDB.NET.Bindings.Tests;

/// <summary>A handle freed twice, too early or never shows itself in numbers: so everything is done many times.</summary>
[Collection(Alone.Name)]
public sealed class StabilityTests
{
    // Small leaks are found by HandleTests.
    private const long Tolerance = 8 << 20;

    [Fact]
    public void ManyRoundsOfEverythingLeaveTheMemoryAsItWas()
    {
        using var database = new TestDatabase("Data Source=:memory:;threads=1;memory_limit=200MB");
        database.Execute("CREATE TABLE t (id BIGINT, name VARCHAR, l INTEGER[])");
        database.Connection.RegisterScalarFunction("half", (long number) => number / 2);

        ProcessMemory.AssertThatNothingIsLeftBehind("600 rounds", Tolerance, () => Rounds(database, 600));
    }

    [Fact]
    public void DatabasesLeftToTheFinalizersDoNoHarm()
    {
        for (var i = 0; i < 40; i++)
            Abandon();

        GC.Collect();
        GC.WaitForPendingFinalizers();

        using var database = new TestDatabase();
        Assert.Equal(1, database.Read<int>("SELECT 1"));
    }

    [Fact]
    public async Task ThreadsOnOneFileAppendAndReadWithoutLosingARow()
    {
        var folder = Directory.CreateTempSubdirectory("perfgen-bindings-");
        try
        {
            var connectionString = $"Data Source={Path.Combine(folder.FullName, "t.duckdb")}";
            using var database = new TestDatabase(connectionString);
            database.Execute("CREATE TABLE t (writer INTEGER, id INTEGER, name VARCHAR)");

            var writers = Enumerable.Range(0, 3).Select(writer => Task.Run(() => Append(connectionString, writer)));
            var reader = Task.Run(() => Count(connectionString));
            await Task.WhenAll([.. writers, reader]);

            Assert.Equal(3 * 20_000, database.Read<long>("SELECT count(DISTINCT (writer, id)) FROM t WHERE name = 'row number ' || id"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Rounds(TestDatabase database, int count)
    {
        for (var i = 0; i < count; i++)
        {
            using (var appender = database.Connection.CreateAppender("t"))
                appender.CreateRow().AppendValue((long)i).AppendValue($"name number {i}").AppendValue([i, i + 1]).EndRow();

            Assert.Equal($"name number {i}", database.Read<string>("SELECT name FROM t WHERE id = $1 AND len($2) = 2", (long)i, new List<int> { 1, 2 }));
            Assert.Equal(i / 2, database.Read<long>("SELECT half($1::BIGINT)", (long)i));
            Assert.Throws<DuckDBException>(() => database.Execute("SELECT 'x'::INTEGER FROM t"));
            using (var command = database.Command("SELECT range, 'a text of more than twelve bytes' FROM range(100_000)"))
            {
                command.UseStreamingMode = true;
                using var reader = command.ExecuteReader();
                Assert.True(reader.Read());
            }

            database.Execute("DELETE FROM t");
        }
    }

    private static void Abandon()
    {
        var connection = new DuckDBConnection("Data Source=:memory:;threads=1");
        connection.Open();
        var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE t AS SELECT range AS id FROM range(100); SELECT * FROM t";
        var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        connection.CreateAppender("t").CreateRow().AppendValue(1L).EndRow();
    }

    private static void Append(string connectionString, int writer)
    {
        using var database = new TestDatabase(connectionString);
        using var appender = database.Connection.CreateAppender("t");
        for (var id = 0; id < 20_000; id++)
            appender.CreateRow().AppendValue(writer).AppendValue(id).AppendValue($"row number {id}").EndRow();
    }

    private static void Count(string connectionString)
    {
        using var database = new TestDatabase(connectionString);
        for (var i = 0; i < 50; i++)
            database.Read<long>("SELECT count(*) FROM t WHERE name LIKE 'row%'");
    }
}
