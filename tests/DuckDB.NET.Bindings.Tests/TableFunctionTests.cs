using System.Numerics;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace DuckDB.NET.Bindings.Tests;

public sealed class TableFunctionTests
{
    [Fact]
    public void ATableFunctionGivesItsRowsAndIsAskedWithItsArguments()
    {
        using var database = new TestDatabase();
        database.Connection.RegisterTableFunction<int, string>(
            "numbered",
            arguments => new TableFunction(
                [new ColumnInfo("id", typeof(int)), new ColumnInfo("name", typeof(string))],
                Enumerable.Range(0, arguments[0].GetValue<int>()).Select(id => $"{arguments[1].GetValue<string>()} {id}").ToArray()),
            (item, writers, row) =>
            {
                writers[0].WriteValue(int.Parse(((string)item!).Split(' ')[1], null), row);
                writers[1].WriteValue((string)item, row);
            });

        Assert.Equal(5000, database.Read<long>("SELECT count(*) FROM numbered(5000, 'row') WHERE name = 'row ' || id"));
        Assert.Equal(["row 7"], database.ReadAll<string>("SELECT name FROM numbered(10, 'row') WHERE id = 7"));
    }

    [Fact]
    public void ATableFunctionWithAProjectionTakesPositionalAndNamedArguments()
    {
        using var database = new TestDatabase();
        database.Connection.RegisterTableFunction(
            "counted",
            (int count, [Named] int? step) => Enumerable.Range(0, count).Select(i => (Id: i * (step ?? 1), Even: i % 2 == 0)),
            item => new { item.Id, item.Even });

        Assert.Equal([0, 10, 20], database.ReadAll<int>("SELECT Id FROM counted(3, step = 10)"));
        Assert.Equal([0, 1, 2], database.ReadAll<int>("SELECT Id FROM counted(3)"));
        Assert.Equal([true, false], database.ReadAll<bool>("SELECT Even FROM counted(2)"));
    }

    public static TheoryData<DuckDBType, string, object> Arguments => new()
    {
        { DuckDBType.Boolean, "true", true },
        { DuckDBType.TinyInt, "'-7'::TINYINT", (sbyte)-7 },
        { DuckDBType.SmallInt, "'-7'::SMALLINT", (short)-7 },
        { DuckDBType.Integer, "-7", -7 },
        { DuckDBType.BigInt, "-7", -7L },
        { DuckDBType.UnsignedTinyInt, "'255'::UTINYINT", byte.MaxValue },
        { DuckDBType.UnsignedSmallInt, "'65535'::USMALLINT", ushort.MaxValue },
        { DuckDBType.UnsignedInteger, "'4294967295'::UINTEGER", uint.MaxValue },
        { DuckDBType.UnsignedBigInt, "'18446744073709551615'::UBIGINT", ulong.MaxValue },
        { DuckDBType.HugeInt, "-170141183460469231731687303715884105728", (BigInteger)Int128.MinValue },
        { DuckDBType.UnsignedHugeInt, "340282366920938463463374607431768211455", (BigInteger)UInt128.MaxValue },
        { DuckDBType.Float, "0.5", 0.5f },
        { DuckDBType.Double, "0.25", 0.25 },
        { DuckDBType.Varchar, "'ünï¢ødé 🦆'", "ünï¢ødé 🦆" },
        { DuckDBType.Uuid, "'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'::UUID", Guid.Parse("f81d4fae-7dec-11d0-a765-00a0c91e6bf6") },
        { DuckDBType.Blob, @"'\x01\x00\xFF'::BLOB", (byte[])[1, 0, 255] },
        { DuckDBType.Date, "'2026-01-02'::DATE", new DateOnly(2026, 1, 2) },
        { DuckDBType.Time, "'03:04:05.000006'::TIME", new TimeOnly(3, 4, 5, 0, 6) },
        { DuckDBType.Timestamp, "'2026-01-02 03:04:05.000006'::TIMESTAMP", new DateTime(2026, 1, 2, 3, 4, 5, 0, 6) },
        { DuckDBType.TimestampS, "'2026-01-02 03:04:05'::TIMESTAMP_S", new DateTime(2026, 1, 2, 3, 4, 5) },
        { DuckDBType.TimestampMs, "'2026-01-02 03:04:05.006'::TIMESTAMP_MS", new DateTime(2026, 1, 2, 3, 4, 5, 6) },
        { DuckDBType.TimestampNs, "'2026-01-02 03:04:05.0000067'::TIMESTAMP_NS", new DateTime(2026, 1, 2, 3, 4, 5).AddTicks(67) },
        { DuckDBType.TimestampTz, "'2026-01-02 03:04:05+02'::TIMESTAMPTZ", new DateTime(2026, 1, 2, 1, 4, 5, DateTimeKind.Utc) },
        { DuckDBType.TimestampTz, "'2026-01-02 03:04:05+02'::TIMESTAMPTZ", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)) },
        { DuckDBType.TimeTz, "'03:04:05-01'::TIMETZ", new DateTimeOffset(1, 1, 2, 3, 4, 5, TimeSpan.FromHours(-1)) },
        { DuckDBType.TimeTz, "'03:04:05+05'::TIMETZ", new DateTimeOffset(1, 1, 2, 3, 4, 5, TimeSpan.FromHours(5)) },
        { DuckDBType.Interval, "INTERVAL '-3 seconds'", TimeSpan.FromSeconds(-3) },
    };

    [Theory]
    [MemberData(nameof(Arguments))]
    public void AnArgumentOfEveryTypeIsRead(DuckDBType type, string sql, object expected)
    {
        object? read = null;
        Ask(type, sql, argument => read = expected switch
        {
            bool => argument.GetValue<bool>(),
            sbyte => argument.GetValue<sbyte>(),
            short => argument.GetValue<short>(),
            int => argument.GetValue<int>(),
            long => argument.GetValue<long?>(),
            byte => argument.GetValue<byte>(),
            ushort => argument.GetValue<ushort>(),
            uint => argument.GetValue<uint>(),
            ulong => argument.GetValue<ulong>(),
            float => argument.GetValue<float>(),
            double => argument.GetValue<double>(),
            BigInteger => argument.GetValue<BigInteger>(),
            string => argument.GetValue<string>(),
            Guid => argument.GetValue<Guid>(),
            byte[] => argument.GetValue<byte[]>(),
            DateOnly => argument.GetValue<DateOnly>(),
            TimeOnly => argument.GetValue<TimeOnly>(),
            DateTime => argument.GetValue<DateTime>(),
            DateTimeOffset => argument.GetValue<DateTimeOffset>(),
            TimeSpan => argument.GetValue<TimeSpan?>(),
            _ => throw new NotSupportedException(),
        });

        Assert.Equal(expected, read);
    }

    [Fact]
    public void ANumberIsReadAsAnyOtherNumberThatHoldsIt()
    {
        (BigInteger, Int128, decimal, double, byte, DayOfWeek, object) read = default;
        Ask(DuckDBType.BigInt, "3", argument => read = (
            argument.GetValue<BigInteger>(), argument.GetValue<Int128>(), argument.GetValue<decimal>(), argument.GetValue<double>(),
            argument.GetValue<byte>(), argument.GetValue<DayOfWeek>(), argument.GetValue<object>()));

        Assert.Equal((3, 3, 3m, 3.0, (byte)3, DayOfWeek.Wednesday, 3L), read);
    }

    [Theory]
    [InlineData("300")]
    [InlineData("NULL")]
    public void ANumberThatDoesNotFitIsRefused(string sql) =>
        Assert.Throws<DuckDBException>(() => Ask(DuckDBType.BigInt, sql, argument => argument.GetValue<byte>()));

    [Fact]
    public void ANullArgumentIsNull()
    {
        (bool IsNull, string? Text, int? Number) read = default;
        Ask(DuckDBType.Integer, "NULL", argument => read = (argument.IsNull(), argument.GetValue<string?>(), argument.GetValue<int?>()));

        Assert.Equal((true, null, null), read);
    }

    [Fact]
    public void AListIsAnArgumentToo()
    {
        using var database = new TestDatabase();
        List<int?>? numbers = null;
        List<List<string>>? texts = null;
        database.Connection.RegisterTableFunction<List<int?>, List<List<string>>>(
            "listed",
            arguments =>
            {
                numbers = arguments[0].GetValue<List<int?>>();
                texts = arguments[1].GetValue<List<List<string>>>();
                return new TableFunction([new ColumnInfo("one", typeof(int))], new[] { 1 });
            },
            (item, writers, row) => writers[0].WriteValue((int)item!, row));

        database.Execute("FROM listed([1, NULL, 3], [['a'], [], ['b', 'c']])");

        Assert.Equal([1, null, 3], numbers);
        Assert.Equal([["a"], [], ["b", "c"]], texts);
    }

    // A decimal has no DuckDBType of its own: its width and scale come from the registration by CLR type.
    [Fact]
    public void ADecimalIsAnArgumentToo()
    {
        using var database = new TestDatabase();
        var read = 0m;
        database.Connection.RegisterTableFunction<decimal>(
            "priced",
            arguments =>
            {
                read = arguments[0].GetValue<decimal>();
                return new TableFunction([new ColumnInfo("one", typeof(int))], new[] { 1 });
            },
            (item, writers, row) => writers[0].WriteValue((int)item!, row));

        database.Execute("FROM priced(-1.25)");

        Assert.Equal(-1.25m, read);
    }

    [Fact]
    public void AnExceptionWhileBindingFailsTheStatementAndNotTheProcess()
    {
        using var database = new TestDatabase();
        database.Connection.RegisterTableFunction(
            "failing_bind", () => throw new InvalidOperationException("no table today"), (_, _, _) => { });

        Assert.Contains("no table today", Assert.ThrowsAny<Exception>(() => database.Execute("FROM failing_bind()")).ToString(), StringComparison.Ordinal);
        Assert.Equal(1, database.Read<int>("SELECT 1"));
    }

    [Fact]
    public void AnExceptionInARowFailsTheStatementAndNotTheProcess()
    {
        using var database = new TestDatabase();
        database.Connection.RegisterTableFunction(
            "failing_row",
            () => new TableFunction([new ColumnInfo("id", typeof(int))], Enumerable.Range(0, 10)),
            (item, writers, row) => writers[0].WriteValue(10 / (5 - (int)item!), row));

        var error = Assert.Throws<DuckDBException>(() => database.Execute("FROM failing_row()"));

        Assert.Contains("divide by zero", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, database.Read<int>("SELECT 1"));
    }

    private static void Ask(DuckDBType type, string sql, Action<IDuckDBValueReader> read)
    {
        using var database = new TestDatabase();
        database.Connection.RegisterTableFunction(
            "asked",
            arguments =>
            {
                read(arguments[0]);
                return new TableFunction([new ColumnInfo("one", typeof(int))], new[] { 1 });
            },
            (item, writers, row) => writers[0].WriteValue((int)item!, row),
            type);

        Assert.Equal(1, database.Read<int>($"FROM asked({sql})"));
    }
}
