using DuckDB.NET.Data;

namespace DuckDB.NET.Bindings.Tests;

public sealed class ScalarFunctionTests
{
    [Fact]
    public void AScalarFunctionIsCalledForEveryRow()
    {
        using var database = new TestDatabase();
        database.Connection.RegisterScalarFunction("plus", (long left, long right) => left + right);
        database.Connection.RegisterScalarFunction("shout", (string text) => text.ToUpperInvariant() + "!");

        Assert.Equal(10_000, database.Read<long>("SELECT count(*) FROM range(10_000) WHERE plus(range, 5) = range + 5"));
        Assert.Equal("A TEXT OF MORE THAN TWELVE BYTES!", database.Read<string>("SELECT shout('a text of more than twelve bytes')"));
    }

    [Fact]
    public void AFunctionOfANullableTypeIsCalledWithNulls()
    {
        using var database = new TestDatabase();
        database.Connection.RegisterScalarFunction("twice", (int number) => number * 2);
        database.Connection.RegisterScalarFunction("or_zero", (int? number) => number ?? 0);

        Assert.True(database.Read<bool>("SELECT twice(NULL) IS NULL"));
        Assert.Throws<DuckDBException>(() => database.ReadAll<int>("SELECT twice(x) FROM (VALUES (1), (NULL), (2)) t(x)"));
        Assert.Equal([1, 0, 2], database.ReadAll<int>("SELECT or_zero(x) FROM (VALUES (1), (NULL), (2)) t(x)"));
    }

    [Fact]
    public void AFunctionOfManyArgumentsTakesAnyNumber()
    {
        using var database = new TestDatabase();
        database.Connection.RegisterScalarFunction("longest", (string[] texts) => texts.MaxBy(text => text.Length)!);

        Assert.Equal("three", database.Read<string>("SELECT longest('a', 'three', 'bb')"));
        Assert.Equal("a", database.Read<string>("SELECT longest('a')"));
    }

    [Fact]
    public void AFunctionThatIsNotPureIsCalledAnewForEveryRow()
    {
        using var database = new TestDatabase();
        var calls = 0;
        database.Connection.RegisterScalarFunction<int>(
            "tick", (writer, rows) =>
            {
                for (var row = 0UL; row < rows; row++)
                    writer.WriteValue(++calls, row);
            },
            new ScalarFunctionOptions { IsPureFunction = false });

        Assert.Equal(1000, database.ReadAll<int>("SELECT tick() FROM range(1000)").Distinct().Count());
    }

    [Fact]
    public void AnExceptionInAFunctionFailsTheStatementAndKeepsItsCause()
    {
        using var database = new TestDatabase();
        database.Connection.RegisterScalarFunction("failing", int (int number) =>
            number < 3 ? number : throw new InvalidOperationException($"{number} is too much"));

        var error = Assert.Throws<DuckDBException>(() => database.ReadAll<int>("SELECT failing(range::INTEGER) FROM range(10)"));

        Assert.Contains("is too much", error.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.Equal(2, database.Read<int>("SELECT failing(2)"));
    }

    [Fact]
    public void AFunctionOutlivesCollectionsAndServesSeveralThreads()
    {
        using var database = new TestDatabase("Data Source=:memory:;threads=4");
        database.Connection.RegisterScalarFunction("half", (long number) => number / 2);
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.Equal(500_000, database.Read<long>("SELECT count(*) FROM range(500_000) WHERE half(range) = range // 2"));
        }
    }
}
