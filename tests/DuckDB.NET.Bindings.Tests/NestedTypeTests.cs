using DuckDB.NET.Native;

namespace DuckDB.NET.Bindings.Tests;

public sealed class NestedTypeTests
{
    [Fact]
    public void AListIsReadWithItsNullsAndEmptyOnes()
    {
        using var database = new TestDatabase();

        var lists = database.ReadAll<List<int?>>("FROM (VALUES ([1, NULL, 3]), ([]), (NULL), (range(5000)::INTEGER[]))");

        Assert.Equal([1, null, 3], lists[0]);
        Assert.Empty(lists[1]);
        Assert.Null(lists[2]);
        Assert.Equal(Enumerable.Range(0, 5000), lists[3].Select(item => item!.Value));
    }

    [Fact]
    public void AListOfListsIsRead()
    {
        using var database = new TestDatabase();

        var lists = database.Read<List<List<string>>>("SELECT [['a', 'a text of more than twelve bytes'], [], ['b']]");

        Assert.Equal([["a", "a text of more than twelve bytes"], [], ["b"]], lists);
    }

    public static TheoryData<string, object> Lists => new()
    {
        { "[true, false]::BOOLEAN[]", new List<bool> { true, false } },
        { "[-1, 127]::TINYINT[]", new List<sbyte> { -1, 127 } },
        { "[-1, 2]::SMALLINT[]", new List<short> { -1, 2 } },
        { "[-1, 2]::INTEGER[]", new List<int> { -1, 2 } },
        { "[-1, 2]::BIGINT[]", new List<long> { -1, 2 } },
        { "[1, 255]::UTINYINT[]", new List<byte> { 1, 255 } },
        { "[1, 2]::USMALLINT[]", new List<ushort> { 1, 2 } },
        { "[1, 2]::UINTEGER[]", new List<uint> { 1, 2 } },
        { "[1, 2]::UBIGINT[]", new List<ulong> { 1, 2 } },
        { "[0.5, 2]::FLOAT[]", new List<float> { 0.5f, 2 } },
        { "[0.5, 2]::DOUBLE[]", new List<double> { 0.5, 2 } },
        { "[0.5, 2.25]::DECIMAL(18,3)[]", new List<decimal> { 0.5m, 2.25m } },
        { "['a', '']", new List<string> { "a", "" } },
        { "['2026-01-02'::DATE]", new List<DateOnly> { new(2026, 1, 2) } },
        { "['2026-01-02 03:04:05'::TIMESTAMP]", new List<DateTime> { new(2026, 1, 2, 3, 4, 5) } },
        { "['03:04:05'::TIME]", new List<TimeOnly> { new(3, 4, 5) } },
        { "[INTERVAL '-3 seconds']", new List<TimeSpan> { TimeSpan.FromSeconds(-3) } },
        { "['f81d4fae-7dec-11d0-a765-00a0c91e6bf6'::UUID]", new List<Guid> { Guid.Parse("f81d4fae-7dec-11d0-a765-00a0c91e6bf6") } },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void AListOfEveryTypeGoesBothWays(string sql, object list)
    {
        using var database = new TestDatabase();

        Assert.Equal(list, database.Read<object>($"SELECT {sql}"));
        Assert.True(database.Read<bool>($"SELECT $1 = {sql}", list));
    }

    [Fact]
    public void AListBecomesAnArrayWhereTheColumnIsOne()
    {
        using var database = new TestDatabase();
        database.Execute("CREATE TABLE t (value DOUBLE[3], names VARCHAR[])");
        database.Execute("INSERT INTO t VALUES ($1, $2)", new List<double> { 1, 2, 3 }, new List<string> { "x", "y" });

        Assert.Equal([1.0, 2.0, 3.0], database.Read<List<double>>("SELECT value FROM t"));
        Assert.Equal(["x", "y"], database.Read<List<string>>("SELECT names FROM t"));
        Assert.Equal([1, null], database.Read<List<int?>>("SELECT [1, NULL]::INTEGER[2]"));
    }

    [Fact]
    public void AStructIsReadAsADictionaryAndAsAClass()
    {
        using var database = new TestDatabase();
        const string Sql = "SELECT {'Name': 'a name of more than twelve bytes', 'Size': 7, 'Tags': ['x'], 'Missing': NULL::INTEGER}";

        var dictionary = database.Read<Dictionary<string, object?>>(Sql);
        var thing = database.Read<Thing>(Sql);

        Assert.Equal(["Name", "Size", "Tags", "Missing"], dictionary.Keys);
        Assert.Equal(7, dictionary["Size"]);
        Assert.Null(dictionary["Missing"]);
        Assert.Equal(("a name of more than twelve bytes", 7, null), (thing.Name, thing.Size, thing.Missing));
        Assert.Equal(["x"], thing.Tags);
    }

    [Fact]
    public void AMapIsRead()
    {
        using var database = new TestDatabase();

        var map = database.Read<Dictionary<string, int>>("SELECT MAP {'one': 1, 'two': 2}");

        Assert.Equal(new Dictionary<string, int> { ["one"] = 1, ["two"] = 2 }, map);
    }

    [Fact]
    public void ListsOfStructsAndStructsOfEnumsAreRead()
    {
        using var database = new TestDatabase();
        database.Execute("CREATE TYPE mood AS ENUM ('calm', 'wild')");

        var rows = database.Read<List<Dictionary<string, object>>>(
            "SELECT [{'at': '2026-01-02'::DATE, 'mood': 'wild'::mood}, {'at': '2026-01-03'::DATE, 'mood': 'calm'::mood}]");

        Assert.Equal(["wild", "calm"], rows.Select(row => row["mood"]));
        Assert.Equal(new DateOnly(2026, 1, 3), rows[1]["at"]);
    }

    [Fact]
    public void AListOfDuckDbsOwnDatesIsRead()
    {
        using var database = new TestDatabase();

        var dates = database.Read<List<DuckDBDateOnly>>("SELECT ['infinity'::DATE, '2026-01-02'::DATE]");

        Assert.True(dates[0].ToDuckDBDate().IsInfinity);
        Assert.Equal(20_455, dates[1].ToDuckDBDate().Days);
    }

    private sealed class Thing
    {
        public string? Name { get; set; }

        public int Size { get; set; }

        public List<string>? Tags { get; set; }

        public int? Missing { get; set; }
    }
}
