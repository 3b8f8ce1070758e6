using System.Data;
using System.Data.Common;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace DuckDB.NET.Bindings.Tests;

/// <summary>Parameters, readers, transactions and errors, as ADO.NET has them.</summary>
public sealed class CommandTests
{
    [Fact]
    public void SixteenPositionalParametersKeepTheirPlaces()
    {
        using var database = new TestDatabase();
        var arguments = Enumerable.Range(1, 16).Select(object? (number) => (long)number).ToArray();
        var places = string.Join(", ", Enumerable.Range(1, 16).Select(number => $"${number}"));

        Assert.Equal(Enumerable.Range(1, 16).Select(number => (long)number), database.Read<List<long>>($"SELECT [{places}]", arguments));
        Assert.Equal(3, database.Read<int>("SELECT ? - ?", 5, 2));
    }

    [Fact]
    public void NamedParametersAreBoundByNameInAnyOrderAndMoreThanOnce()
    {
        using var database = new TestDatabase();

        Assert.Equal("a-b-a", database.Read<string>("SELECT $first || '-' || $second || '-' || $first",
            new DuckDBParameter("second", "b"), new DuckDBParameter("first", "a")));
    }

    [Fact]
    public void AParameterThatIsMissingIsAnError()
    {
        using var database = new TestDatabase();

        Assert.ThrowsAny<Exception>(() => database.Read<int>("SELECT $1 + $2", 1));
        Assert.ThrowsAny<Exception>(() => database.Read<int>("SELECT $here", new DuckDBParameter("there", 1)));
    }

    [Fact]
    public void SeveralStatementsGiveSeveralResults()
    {
        using var database = new TestDatabase();
        using var command = database.Command("SELECT 1; SELECT 2, 3; SELECT 4 WHERE false");
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal(1, reader.GetInt32(0));
        Assert.True(reader.NextResult());
        Assert.Equal(2, reader.FieldCount);
        Assert.True(reader.NextResult());
        Assert.False(reader.HasRows);
        Assert.False(reader.Read());
        Assert.False(reader.NextResult());
    }

    [Fact]
    public void AStatementTellsHowManyRowsItChanged()
    {
        using var database = new TestDatabase();

        database.Execute("CREATE TABLE t AS SELECT range AS id FROM range(10)");

        Assert.Equal(4, database.Execute("DELETE FROM t WHERE id < $1", 4));
        Assert.Equal(6, database.Execute("UPDATE t SET id = id + 1"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AResultOfManyChunksIsReadWholeAndInOrder(bool streaming)
    {
        using var database = new TestDatabase();
        using var command = database.Command("SELECT range, 'text number ' || range, range % 3 = 0 FROM range(100_000)");
        command.UseStreamingMode = streaming;
        using var reader = command.ExecuteReader();

        var expected = 0L;
        while (reader.Read())
        {
            if (reader.GetInt64(0) != expected || reader.GetString(1) != $"text number {expected}" || reader.GetBoolean(2) != (expected % 3 == 0))
                Assert.Fail($"Row {expected} is {reader.GetInt64(0)}, {reader.GetString(1)}, {reader.GetBoolean(2)}.");

            expected++;
        }

        Assert.Equal(100_000, expected);
    }

    [Fact]
    public async Task AnAsyncReaderReadsAStreamAndMayBeLeftEarly()
    {
        using var database = new TestDatabase();
        await using var command = database.Command("SELECT range FROM range(10_000_000)");
        command.UseStreamingMode = true;
        await using (var reader = await command.ExecuteReaderAsync())
        {
            for (var expected = 0L; expected < 5000; expected++)
            {
                Assert.True(await reader.ReadAsync());
                Assert.Equal(expected, await reader.GetFieldValueAsync<long>(0));
            }
        }

        Assert.Equal(1, database.Read<int>("SELECT 1"));
    }

    [Fact]
    public void TheSchemaOfAResultAndOfTheDatabaseIsTold()
    {
        using var database = new TestDatabase();
        database.Execute("CREATE TABLE things (id BIGINT NOT NULL, price DECIMAL(10,2), made DATE)");
        using var command = database.Command("FROM things");
        using var reader = command.ExecuteReader();
        using var schema = reader.GetSchemaTable()!;
        using var tables = database.Connection.GetSchema("Tables");

        Assert.Equal(["id", "price", "made"], schema.Rows.Cast<DataRow>().Select(row => (string)row["ColumnName"]));
        Assert.Equal(1, reader.GetOrdinal("price"));
        Assert.Equal(typeof(decimal), reader.GetFieldType(1));
        Assert.Contains(tables.Rows.Cast<DataRow>(), row => row.ItemArray.Contains("things"));
    }

    [Fact]
    public void ATransactionIsCommittedOrRolledBackWhole()
    {
        using var database = new TestDatabase();
        database.Execute("CREATE TABLE t (id INTEGER)");

        using (var transaction = database.Connection.BeginTransaction())
        {
            database.Execute("INSERT INTO t VALUES (1)");
            transaction.Commit();
        }

        using (var transaction = database.Connection.BeginTransaction())
        {
            database.Execute("INSERT INTO t VALUES (2)");
            transaction.Rollback();
        }

        using (database.Connection.BeginTransaction())
            database.Execute("INSERT INTO t VALUES (3)");

        Assert.Equal([1], database.ReadAll<int>("FROM t"));
    }

    [Theory]
    [InlineData("SELECT 'x'::INTEGER", DuckDBErrorType.Conversion, "Conversion Error")]
    [InlineData("INSERT INTO t VALUES (1), (1)", DuckDBErrorType.Constraint, "Constraint Error")]
    [InlineData("SELECT error('told')", DuckDBErrorType.InvalidInput, "told")]
    [InlineData("SELECT 127::TINYINT + 1::TINYINT", DuckDBErrorType.OutOfRange, "Out of Range Error")]
    public void AnErrorCarriesItsTypeAndText(string sql, DuckDBErrorType type, string text)
    {
        using var database = new TestDatabase();
        database.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY)");

        var error = Assert.Throws<DuckDBException>(() => database.Execute(sql));

        Assert.Equal(type, error.ErrorType);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, database.Read<int>("SELECT 1"));
    }

    [Theory]
    [InlineData("SELEKT 1", "syntax error")]
    [InlineData("FROM nowhere", "nowhere")]
    public void AStatementThatCannotBePreparedSaysWhy(string sql, string text)
    {
        using var database = new TestDatabase();

        Assert.Contains(text, Assert.Throws<DuckDBException>(() => database.Execute(sql)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNoDatabaseIsRefusedWithTheReason()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, new string('x', 10_000));

            var error = Assert.Throws<DuckDBException>(() => new TestDatabase($"Data Source={path}").Dispose());
            Assert.Contains("not a valid DuckDB database file", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void SettingsOfTheConnectionStringReachTheEngine()
    {
        using var database = new TestDatabase("Data Source=:memory:;threads=1;memory_limit=300MB");

        Assert.Equal(1, database.Read<long>("SELECT current_setting('threads')"));
        Assert.Contains("MiB", database.Read<string>("SELECT current_setting('memory_limit')"), StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => new TestDatabase("Data Source=:memory:;no_such_setting=1").Dispose());
    }

    [Fact]
    public void TheProviderIsFoundByItsName()
    {
        const string Name = "DuckDB.NET.Bindings.Tests";
        DbProviderFactories.RegisterFactory(Name, DuckDBClientFactory.Instance);
        using var connection = DbProviderFactories.GetFactory(Name).CreateConnection()!;
        connection.ConnectionString = "Data Source=:memory:";
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT $value * 2";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("value", 21);
        command.Parameters.Add(parameter);

        Assert.Equal(42L, Convert.ToInt64(command.ExecuteScalar(), null));
    }
}
