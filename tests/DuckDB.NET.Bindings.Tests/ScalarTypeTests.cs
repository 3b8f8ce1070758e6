using System.Data;
using System.Numerics;
using System.Text;
using DuckDB.NET.Data;

namespace DuckDB.NET.Bindings.Tests;

/// <summary>Every scalar type in both directions: as a literal read back, as a parameter, as a column's value.</summary>
public sealed class ScalarTypeTests
{
    public static TheoryData<string, string, object> Values => new()
    {
        { "BOOLEAN", "true", true },
        { "BOOLEAN", "false", false },
        { "TINYINT", "-128", sbyte.MinValue },
        { "SMALLINT", "-32768", short.MinValue },
        { "INTEGER", "-2147483648", int.MinValue },
        { "BIGINT", "-9223372036854775808", long.MinValue },
        { "UTINYINT", "255", byte.MaxValue },
        { "USMALLINT", "65535", ushort.MaxValue },
        { "UINTEGER", "4294967295", uint.MaxValue },
        { "UBIGINT", "18446744073709551615", ulong.MaxValue },
        { "FLOAT", "0.1", 0.1f },
        { "FLOAT", "-inf", float.NegativeInfinity },
        { "DOUBLE", "0.1", 0.1 },
        { "DOUBLE", "nan", double.NaN },
        { "VARCHAR", "", "" },
        { "VARCHAR", "twelve bytes", "twelve bytes" },
        { "VARCHAR", "one of thirteen, ünï¢ødé 🦆", "one of thirteen, ünï¢ødé 🦆" },
        { "UUID", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", Guid.Parse("f81d4fae-7dec-11d0-a765-00a0c91e6bf6") },
        { "UUID", "00000000-0000-0000-0000-000000000000", Guid.Empty },
        { "UUID", "ffffffff-ffff-ffff-ffff-ffffffffffff", Guid.AllBitsSet },
        { "DATE", "2026-02-28", new DateOnly(2026, 2, 28) },
        { "TIME", "23:59:59.999999", new TimeOnly(23, 59, 59, 999, 999) },
        { "TIMESTAMP", "1969-12-31 23:59:59.999999", new DateTime(1969, 12, 31, 23, 59, 59, 999, 999) },
        { "INTERVAL", "3 days 04:05:06.000007", new TimeSpan(3, 4, 5, 6, 0, 7) },
        { "DECIMAL(4,1)", "-999.9", -999.9m },
        { "DECIMAL(9,3)", "123456.789", 123456.789m },
        { "DECIMAL(18,6)", "-123456789012.345678", -123456789012.345678m },
        { "DECIMAL(28,10)", "123456789012345678.9012345678", 123456789012345678.9012345678m },
        { "HUGEINT", "-170141183460469231731687303715884105728", BigInteger.Parse("-170141183460469231731687303715884105728") },
        { "HUGEINT", "18446744073709551616", BigInteger.Parse("18446744073709551616") },
        { "UHUGEINT", "340282366920938463463374607431768211455", BigInteger.Parse("340282366920938463463374607431768211455") },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void ALiteralIsReadAsItsClrValue(string type, string text, object value)
    {
        using var database = new TestDatabase();
        using var command = database.Command($"SELECT '{text}'::{type}");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());

        Assert.Equal(value, reader.GetValue(0));
        Assert.Equal(value.GetType(), reader.GetFieldType(0));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void AParameterArrivesAsItsSqlValue(string type, string text, object value)
    {
        using var database = new TestDatabase();

        Assert.True(database.Read<bool>($"SELECT $1::{type} IS NOT DISTINCT FROM '{text}'::{type}", value));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void AParameterBoundToAColumnKeepsItsValueBesideNulls(string type, string text, object value)
    {
        using var database = new TestDatabase();
        database.Execute($"CREATE TABLE t (position INTEGER, value {type})");
        database.Execute("INSERT INTO t VALUES (1, NULL), (2, $1), (3, NULL)", value);

        using var command = database.Command("SELECT value FROM t ORDER BY position");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read() && reader.IsDBNull(0));
        Assert.True(reader.Read() && !reader.IsDBNull(0));
        Assert.Equal(value, reader.GetValue(0));
        Assert.True(reader.Read() && reader.IsDBNull(0));
        Assert.False(reader.Read());
        Assert.Equal(text.Length > 0, database.Read<string>("SELECT value::VARCHAR FROM t WHERE value IS NOT NULL").Length > 0);
    }

    [Fact]
    public void ANumberOfAnySizeGoesBothWays()
    {
        using var database = new TestDatabase();
        var value = -BigInteger.Pow(7, 200);

        Assert.Equal(value, database.Read<BigInteger>($"SELECT '{value}'::BIGNUM"));
        Assert.Equal(value.ToString(), database.Read<string>("SELECT $1::VARCHAR", value));
        Assert.Equal(-value, database.Read<BigInteger>("SELECT $1", -value));
        Assert.Equal("BIGNUM", database.Read<string>("SELECT typeof($1)", value));
    }

    [Fact]
    public void IntegersOf128BitsAreParametersToo()
    {
        using var database = new TestDatabase();

        Assert.Equal(Int128.MinValue.ToString(), database.Read<string>("SELECT $1::HUGEINT::VARCHAR", Int128.MinValue));
        Assert.Equal(UInt128.MaxValue.ToString(), database.Read<string>("SELECT $1::UHUGEINT::VARCHAR", UInt128.MaxValue));
    }

    [Fact]
    public void ABlobOfAnyLengthGoesBothWays()
    {
        using var database = new TestDatabase();
        foreach (var length in (int[])[0, 1, 12, 13, 100_000])
        {
            var bytes = new byte[length];
            new Random(length).NextBytes(bytes);

            using var stream = database.Read<Stream>("SELECT $1::BLOB", bytes);
            var read = new byte[length];
            stream.ReadExactly(read);

            Assert.Equal(bytes, read);
            Assert.Equal(length, database.Read<long>("SELECT octet_length($1::BLOB)", bytes));
        }
    }

    [Fact]
    public void TextWithANulInsideIsNotCutOff()
    {
        using var database = new TestDatabase();

        Assert.Equal("a\0b", database.Read<string>("SELECT 'a' || chr(0) || 'b'"));
        Assert.Equal("a\0b", database.Read<string>("SELECT $1", "a\0b"));
    }

    [Fact]
    public void ABitStringIsReadAsText()
    {
        using var database = new TestDatabase();
        var bits = new StringBuilder().Insert(0, "0110", 40).ToString();

        Assert.Equal("10110", database.Read<string>("SELECT '10110'::BIT"));
        Assert.Equal(bits, database.Read<string>($"SELECT '{bits}'::BIT"));
        Assert.Equal(bits, database.Read<string>("SELECT $1::BIT", bits));
    }

    [Fact]
    public void AnEnumIsReadAsTextAndAsAnEnum()
    {
        using var database = new TestDatabase();
        database.Execute("CREATE TYPE colour AS ENUM ('Red', 'Green', 'Blue')");

        Assert.Equal("Green", database.Read<string>("SELECT 'Green'::colour"));
        Assert.Equal(Colour.Blue, database.Read<Colour>("SELECT 'Blue'::colour"));
        Assert.Equal("Red", database.Read<string>("SELECT $1::colour", "Red"));
    }

    [Fact]
    public void ADecimalOfMoreDigitsThanClrHoldsIsRefusedAndNotRounded()
    {
        using var database = new TestDatabase();

        Assert.ThrowsAny<Exception>(() => database.Read<decimal>("SELECT 99999999999999999999999999999999999999::DECIMAL(38,0)"));
        Assert.Equal("9999999999999999999999999999.0000000000",
            database.Read<string>("SELECT 9999999999999999999999999999::DECIMAL(38,10)::VARCHAR"));
    }

    [Theory]
    [InlineData(DbType.Int16, "SMALLINT")]
    [InlineData(DbType.Int64, "BIGINT")]
    [InlineData(DbType.Double, "DOUBLE")]
    [InlineData(DbType.String, "VARCHAR")]
    public void AParameterTypeThatIsNamedIsKept(DbType type, string expected)
    {
        using var database = new TestDatabase();
        object value = type switch { DbType.Int16 => (short)7, DbType.Int64 => 7L, DbType.Double => 7.0, _ => "7" };

        Assert.Equal(expected, database.Read<string>("SELECT typeof($1)", new DuckDBParameter(type, value)));
    }

    [Fact]
    public void NullIsNullWhateverItsType()
    {
        using var database = new TestDatabase();

        Assert.True(database.Read<bool>("SELECT $1 IS NULL", [null]));
        Assert.Null(database.Read<int?>("SELECT NULL::INTEGER"));
        Assert.Throws<InvalidCastException>(() => database.Read<int>("SELECT NULL::INTEGER"));
    }

    // The names of the enum's members are visible: they must be those of the real library.
    [Theory]
    [InlineData("TINYINT", "TinyInt")]
    [InlineData("UBIGINT", "UnsignedBigInt")]
    [InlineData("HUGEINT", "HugeInt")]
    [InlineData("VARCHAR", "Varchar")]
    [InlineData("TIMESTAMP_NS", "TimestampNs")]
    [InlineData("TIMESTAMPTZ", "TimestampTz")]
    [InlineData("INTEGER[]", "List")]
    [InlineData("INTEGER[3]", "Array")]
    [InlineData("STRUCT(a INTEGER)", "Struct")]
    public void AColumnTellsTheNameOfItsType(string type, string name)
    {
        using var database = new TestDatabase();
        using var command = database.Command($"SELECT NULL::{type}");
        using var reader = command.ExecuteReader();

        Assert.Equal(name, reader.GetDataTypeName(0));
    }

    private enum Colour
    {
        Red,
        Green,
        Blue,
    }
}
