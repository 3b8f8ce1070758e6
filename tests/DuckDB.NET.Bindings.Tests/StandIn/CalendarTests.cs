using DuckDB.NET.Native;

namespace DuckDB.NET.Bindings.Tests.StandIn;

/// <summary>The stand-in computes dates itself, so every kind of year is compared with DuckDB's own answer.</summary>
public sealed class CalendarTests
{
    [Fact]
    public void EveryDayAroundTheTurnsOfTheCalendarIsTakenApartAsDuckDbDoes()
    {
        using var database = new TestDatabase();
        foreach (var start in (string[])["1999-12-01", "1899-12-01", "0003-12-01", "0005-12-01 (BC)", "5879000-12-01", "5870000-12-01 (BC)"])
        {
            using var command = database.Command($"SELECT d, year(d), month(d), day(d) FROM (SELECT '{start}'::DATE + range::INTEGER AS d FROM range(900))");
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var date = reader.GetFieldValue<DuckDBDateOnly>(0);
                Assert.Equal((reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)), (date.Year, date.Month, date.Day));
                Assert.Equal(date, DuckDBDateOnly.FromDuckDBDate(date.ToDuckDBDate()));
            }
        }
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-719_469)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(11_016)]
    [InlineData(int.MaxValue)]
    public void ADayNumberTakenApartIsTheSamePutTogether(int days)
    {
        var date = DuckDBDateOnly.FromDuckDBDate(new DuckDBDate { Days = days });

        Assert.Equal(days, date.ToDuckDBDate().Days);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(86_400_000_000)]
    [InlineData(long.MaxValue)]
    public void AMomentTakenApartIsTheSamePutTogether(long micros)
    {
        var timestamp = DuckDBTimestamp.FromDuckDBTimestampStruct(new DuckDBTimestampStruct { Micros = micros });

        Assert.Equal(micros, timestamp.ToDuckDBTimestampStruct().Micros);
    }

    // The C functions end the process at these.
    [Fact]
    public void ADayThatDoesNotExistIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => default(DuckDBDateOnly).ToDuckDBDate());
        Assert.Throws<ArgumentOutOfRangeException>(() => new DuckDBDateOnly(2026, 2, 29).ToDuckDBDate());
        Assert.Throws<OverflowException>(() => new DuckDBDateOnly(int.MaxValue, 1, 1).ToDuckDBDate());
        Assert.Throws<OverflowException>(() =>
            new DuckDBTimestamp(new DuckDBDateOnly(300_000, 1, 1), default).ToDuckDBTimestampStruct());
    }
}
