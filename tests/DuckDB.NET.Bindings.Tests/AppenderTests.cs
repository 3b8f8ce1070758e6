using System.Numerics;
using DuckDB.NET.Data;
using DuckDB.NET.Data.Mapping;
using DuckDB.NET.Native;

namespace DuckDB.NET.Bindings.Tests;

public sealed class AppenderTests
{
    private const string Columns =
        "b BOOLEAN, i1 TINYINT, i2 SMALLINT, i4 INTEGER, i8 BIGINT, u1 UTINYINT, u2 USMALLINT, u4 UINTEGER, u8 UBIGINT, "
        + "f FLOAT, d DOUBLE, m DECIMAL(18,4), h HUGEINT, s VARCHAR, x BLOB, g UUID, da DATE, ti TIME, ts TIMESTAMP, iv INTERVAL, l INTEGER[]";

    private static readonly Guid SomeGuid = Guid.Parse("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");

    [Fact]
    public void TheRowAppenderWritesEveryType()
    {
        using var database = new TestDatabase();
        database.Execute($"CREATE TABLE t ({Columns})");

        using (var appender = database.Connection.CreateAppender("t"))
        {
            appender.CreateRow()
                .AppendValue(true).AppendValue((sbyte)-1).AppendValue((short)-2).AppendValue(Int(-3)).AppendValue(-4L)
                .AppendValue((byte)1).AppendValue((ushort)2).AppendValue(3U).AppendValue(4UL)
                .AppendValue(0.5f).AppendValue(0.25).AppendValue(-1.2345m).AppendValue(BigInteger.Pow(2, 100))
                .AppendValue("a text of more than twelve bytes").AppendValue(new byte[] { 1, 0, 2 }).AppendValue(SomeGuid)
                .AppendValue(new DateOnly(2026, 1, 2)).AppendValue(new TimeOnly(3, 4, 5)).AppendValue(new DateTime(2026, 1, 2, 3, 4, 5))
                .AppendValue(TimeSpan.FromSeconds(-90)).AppendValue([1, 2, 3])
                .EndRow();

            var nulls = appender.CreateRow();
            for (var column = 0; column < 21; column++)
                nulls = nulls.AppendNullValue();
            nulls.EndRow();
        }

        Assert.True(database.Read<bool>(
            """
            SELECT b AND i1 = -1 AND i2 = -2 AND i4 = -3 AND i8 = -4 AND u1 = 1 AND u2 = 2 AND u4 = 3 AND u8 = 4
                AND f = 0.5 AND d = 0.25 AND m = -1.2345 AND h = 1267650600228229401496703205376
                AND s = 'a text of more than twelve bytes' AND x = '\x01\x00\x02'::BLOB AND g = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'
                AND da = '2026-01-02' AND ti = '03:04:05' AND ts = '2026-01-02 03:04:05' AND iv = INTERVAL '-90 seconds' AND l = [1, 2, 3]
            FROM t WHERE b IS NOT NULL
            """));
        Assert.Equal(1, database.Read<long>("SELECT count(*) FROM t WHERE COALESCE(b::VARCHAR, i8::VARCHAR, s, x::VARCHAR, l::VARCHAR) IS NULL"));
    }

    [Fact]
    public void DuckDbsOwnDatesAndTimesAreAppended()
    {
        using var database = new TestDatabase();
        database.Execute("CREATE TABLE t (d DATE, t TIME)");
        var date = database.Read<DuckDBDateOnly>("SELECT 'infinity'::DATE");
        var time = database.Read<DuckDBTimeOnly>("SELECT '04:05:06.7'::TIME");

        using (var appender = database.Connection.CreateAppender("t"))
            appender.CreateRow().AppendValue(date).AppendValue(time).EndRow();

        Assert.Equal("infinity 04:05:06.7", database.Read<string>("SELECT d || ' ' || t FROM t"));
    }

    [Fact]
    public void ADefaultIsTheColumnsOwn()
    {
        using var database = new TestDatabase();
        database.Execute("CREATE TABLE t (id INTEGER, name VARCHAR DEFAULT 'nobody in particular', note VARCHAR)");

        using (var appender = database.Connection.CreateAppender("t"))
        {
            for (var id = 0; id < 3000; id++)
                appender.CreateRow().AppendValue(id).AppendDefault().AppendDefault().EndRow();
        }

        Assert.Equal(3000, database.Read<long>("SELECT count(*) FROM t WHERE name = 'nobody in particular' AND note IS NULL"));
    }

    [Fact]
    public void TheMappedAppenderWritesManyChunksInOrder()
    {
        using var database = new TestDatabase();
        database.Execute("CREATE SCHEMA store");
        database.Execute("CREATE TABLE store.calls (id BIGINT, name VARCHAR, cost DECIMAL(18,6), happened TIMESTAMP, origin VARCHAR DEFAULT 'auto', note VARCHAR)");

        using (var appender = database.Connection.CreateAppender<Call, CallMap>("store", "calls"))
            appender.AppendRecords(Enumerable.Range(0, 10_000).Select(id => new Call(id, $"method number {id}", id % 2 == 0 ? id / 4m : null, DateTime.UnixEpoch.AddSeconds(id))));

        Assert.True(database.Read<bool>(
            """
            SELECT count(*) = 10_000 AND bool_and(name = 'method number ' || id) AND bool_and((id % 2 = 0) = (cost IS NOT NULL))
                AND bool_and(cost IS NULL OR cost = id / 4) AND bool_and(epoch(happened) = id) AND bool_and(origin = 'auto') AND bool_and(note IS NULL)
            FROM store.calls
            """));
    }

    [Fact]
    public void AMapThatDoesNotFitTheTableIsRefused()
    {
        using var database = new TestDatabase();
        database.Execute("CREATE TABLE t (id VARCHAR, name BIGINT)");

        Assert.ThrowsAny<Exception>(() => database.Connection.CreateAppender<Call, CallMap>("t").Dispose());
    }

    [Fact]
    public void AnEnumAndANestedListAreAppended()
    {
        using var database = new TestDatabase();
        database.Execute("CREATE TYPE mood AS ENUM ('calm', 'wild')");
        database.Execute("CREATE TABLE t (m mood, l VARCHAR[], a DOUBLE[2])");

        using (var appender = database.Connection.CreateAppender("t"))
            appender.CreateRow().AppendValue("wild").AppendValue(["x", "a text of more than twelve bytes"]).AppendValue([0.5, 2.0]).EndRow();

        Assert.Equal("wild [x, a text of more than twelve bytes] [0.5, 2.0]", database.Read<string>("SELECT concat_ws(' ', m, l::VARCHAR, a::VARCHAR) FROM t"));
    }

    [Fact]
    public void WhatWasClearedIsNotWritten()
    {
        using var database = new TestDatabase();
        database.Execute("CREATE TABLE t (id INTEGER)");

        using (var appender = database.Connection.CreateAppender("t"))
        {
            appender.CreateRow().AppendValue(Int(1)).EndRow();
            appender.Clear();
            appender.CreateRow().AppendValue(Int(2)).EndRow();
        }

        Assert.Equal([2], database.ReadAll<int>("FROM t"));
    }

    [Fact]
    public void AViolatedConstraintIsToldWhenTheAppenderCloses()
    {
        using var database = new TestDatabase();
        database.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        var appender = database.Connection.CreateAppender("t");
        appender.CreateRow().AppendValue(Int(1)).EndRow();
        appender.CreateRow().AppendValue(Int(1)).EndRow();

        var error = Assert.Throws<DuckDBException>(appender.Close);

        Assert.Contains("uplicate key", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, database.Read<long>("SELECT count(*) FROM t"));
    }

    [Fact]
    public void AnAppenderForATableThatIsNotThereSaysSo()
    {
        using var database = new TestDatabase();

        var error = Assert.Throws<DuckDBException>(() => database.Connection.CreateAppender("nowhere"));

        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
    }

    // The compiler takes a literal for the smallest type that it fits, and the row appender writes whatever it is given into
    // the column's memory: a sbyte in an INTEGER column is garbage without an error. The mapped appender checks its types.
    private static int Int(int value) => value;

    private sealed record Call(long Id, string Name, decimal? Cost, DateTime Happened);

    private sealed class CallMap : DuckDBAppenderMap<Call>
    {
        public CallMap()
        {
            Map(call => call.Id);
            Map(call => call.Name);
            Map(call => call.Cost);
            Map(call => call.Happened);
            DefaultValue();
            NullValue();
        }
    }
}
