using DuckDB.NET.Native;

namespace DuckDB.NET.Bindings.Tests;

public sealed class DateAndTimeTests
{
    [Theory]
    [InlineData("TIMESTAMP_S", "2026-02-28 23:59:58", 0)]
    [InlineData("TIMESTAMP_MS", "2026-02-28 23:59:58.765", 7_650_000)]
    [InlineData("TIMESTAMP", "2026-02-28 23:59:58.765432", 7_654_320)]
    [InlineData("TIMESTAMP_NS", "2026-02-28 23:59:58.7654321", 7_654_321)]
    public void ATimestampOfEveryPrecisionGoesBothWays(string type, string text, long fraction)
    {
        using var database = new TestDatabase();
        var moment = new DateTime(2026, 2, 28, 23, 59, 58).AddTicks(fraction);

        Assert.Equal(moment, database.Read<DateTime>($"SELECT '{text}'::{type}"));
        database.Execute($"CREATE TABLE t (value {type})");
        database.Execute("INSERT INTO t VALUES ($1)", moment);
        Assert.True(database.Read<bool>($"SELECT value = '{text}'::{type} FROM t"));
    }

    [Fact]
    public void ATimestampBeforeTheEpochGoesBothWays()
    {
        using var database = new TestDatabase();
        var moment = new DateTime(1, 1, 1, 0, 0, 0, 1);

        Assert.Equal(moment, database.Read<DateTime>("SELECT $1::TIMESTAMP", moment));
        Assert.Equal(moment, database.Read<DateTime>("SELECT '0001-01-01 00:00:00.001'::TIMESTAMP"));
    }

    [Fact]
    public void ATimestampWithZoneIsTheSameInstant()
    {
        using var database = new TestDatabase();
        var moment = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(2));

        Assert.Equal(moment.UtcDateTime, database.Read<DateTime>("SELECT '2026-06-01 12:00:00+02'::TIMESTAMPTZ"));
        Assert.True(database.Read<bool>("SELECT $1 = '2026-06-01 12:00:00+02'::TIMESTAMPTZ", moment));
        Assert.Equal("TIMESTAMP WITH TIME ZONE", database.Read<string>("SELECT typeof($1)", moment));
    }

    [Fact]
    public void ATimeWithZoneKeepsItsOffset()
    {
        using var database = new TestDatabase();

        var time = database.Read<DateTimeOffset>("SELECT '20:15:30.5-05:30'::TIMETZ");

        Assert.Equal(new TimeSpan(0, 20, 15, 30, 500), time.TimeOfDay);
        Assert.Equal(new TimeSpan(-5, -30, 0), time.Offset);

        database.Execute("CREATE TABLE t (value TIMETZ)");
        database.Execute("INSERT INTO t VALUES ($1)", time);
        Assert.Equal("20:15:30.5-05:30", database.Read<string>("SELECT value::VARCHAR FROM t"));
    }

    [Theory]
    [InlineData("infinity")]
    [InlineData("-infinity")]
    public void AnInfiniteDateIsReadInDuckDbsOwnTypesAndRefusedInClrTypes(string text)
    {
        using var database = new TestDatabase();

        var date = database.Read<DuckDBDateOnly>($"SELECT '{text}'::DATE");
        var timestamp = database.Read<DuckDBTimestamp>($"SELECT '{text}'::TIMESTAMP");

        Assert.True(date.ToDuckDBDate().IsInfinity);
        Assert.True(timestamp.ToDuckDBTimestampStruct().IsInfinity);
        Assert.ThrowsAny<Exception>(() => database.Read<DateOnly>($"SELECT '{text}'::DATE"));
        Assert.ThrowsAny<Exception>(() => database.Read<DateTime>($"SELECT '{text}'::TIMESTAMP"));
    }

    [Fact]
    public void DuckDbsOwnTypesGoBothWays()
    {
        using var database = new TestDatabase();

        var date = database.Read<DuckDBDateOnly>("SELECT '5000-02-03'::DATE");
        var time = database.Read<DuckDBTimeOnly>("SELECT '04:05:06.000007'::TIME");
        var timestamp = database.Read<DuckDBTimestamp>("SELECT '1600-02-03 04:05:06.000007'::TIMESTAMP");

        Assert.Equal("5000-02-03", database.Read<string>("SELECT $1::VARCHAR", date));
        Assert.Equal("04:05:06.000007", database.Read<string>("SELECT $1::VARCHAR", time));
        Assert.Equal("1600-02-03 04:05:06.000007", database.Read<string>("SELECT $1::VARCHAR", timestamp));
    }

    [Theory]
    [InlineData("INTERVAL '-1 hour'", -36_000_000_000)]
    [InlineData("INTERVAL '-1 day -1 microsecond'", -864_000_000_010)]
    [InlineData("INTERVAL '25 hours'", 900_000_000_000)]
    public void AnIntervalGoesBothWaysWithItsSign(string sql, long ticks)
    {
        using var database = new TestDatabase();
        var span = TimeSpan.FromTicks(ticks);

        Assert.Equal(span, database.Read<TimeSpan>($"SELECT {sql}"));
        Assert.True(database.Read<bool>($"SELECT $1 = {sql}", span));
    }

    [Fact]
    public void TheSignsOfAnIntervalsPartsMayDiffer()
    {
        using var database = new TestDatabase();

        Assert.Equal(new TimeSpan(23, 59, 59), database.Read<TimeSpan>("SELECT INTERVAL '1 day' - INTERVAL '1 second'"));
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1582-10-15")]
    [InlineData("1900-02-28")]
    [InlineData("2000-02-29")]
    [InlineData("2100-03-01")]
    [InlineData("5881580-07-10")]
    [InlineData("5877642-06-25 (BC)")]
    [InlineData("0001-12-31 (BC)")]
    public void ADateOfAnyAgeIsTakenApartAndPutTogetherAsDuckDbDoes(string text)
    {
        using var database = new TestDatabase();

        var date = database.Read<DuckDBDateOnly>($"SELECT '{text}'::DATE");

        Assert.Equal(text, database.Read<string>("SELECT $1::DATE::VARCHAR", date));
    }

    [Theory]
    [InlineData("294247-01-10 04:00:54.775806")]
    [InlineData("290309-12-22 (BC) 00:00:00")]
    [InlineData("1969-12-31 23:59:59.999999")]
    public void ATimestampOfAnyAgeIsTakenApartAndPutTogetherAsDuckDbDoes(string text)
    {
        using var database = new TestDatabase();

        var timestamp = database.Read<DuckDBTimestamp>($"SELECT '{text}'::TIMESTAMP");

        Assert.Equal(text, database.Read<string>("SELECT $1::TIMESTAMP::VARCHAR", timestamp));
    }

    [Fact]
    public void AnIntervalOfMonthsHasNoLengthAndIsReadOnlyInDuckDbsOwnType()
    {
        using var database = new TestDatabase();

        var interval = database.Read<DuckDBInterval>("SELECT INTERVAL '2 years 1 month -4 days 5 seconds'");

        Assert.True(interval.Months == 25);
        Assert.True(interval.Days == -4);
        Assert.True(interval.Micros == 5_000_000);
        Assert.ThrowsAny<Exception>(() => database.Read<TimeSpan>("SELECT INTERVAL '1 month'"));
    }

    [Fact]
    public void TheLongestTimeSpansGoBothWays()
    {
        using var database = new TestDatabase();
        // DuckDB counts microseconds: the ticks below are whole ones.
        foreach (var span in (TimeSpan[])[new TimeSpan(TimeSpan.MaxValue.Ticks / 10 * 10), new TimeSpan(TimeSpan.MinValue.Ticks / 10 * 10)])
            Assert.Equal(span, database.Read<TimeSpan>("SELECT $1::INTERVAL", span));
    }
}
