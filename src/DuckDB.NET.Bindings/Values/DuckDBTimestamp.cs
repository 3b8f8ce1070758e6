using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A TIMESTAMP in its parts (<c>duckdb_timestamp_struct</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBTimestamp(DuckDBDateOnly date, DuckDBTimeOnly time)
{
    private const long MicrosecondsPerDay = TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond;

    /// <summary>The day.</summary>
    public DuckDBDateOnly Date { get; } = date;

    /// <summary>The time of that day.</summary>
    public DuckDBTimeOnly Time { get; } = time;

    /// <summary>Takes a stored timestamp in microseconds apart. An infinite one becomes the moment that its number means, and back.</summary>
    public static DuckDBTimestamp FromDuckDBTimestampStruct(DuckDBTimestampStruct timestamp)
    {
        var days = CivilCalendar.FloorQuotient(timestamp.Micros, MicrosecondsPerDay);
        var micros = CivilCalendar.FloorRemainder(timestamp.Micros, MicrosecondsPerDay);
        return new(
            DuckDBDateOnly.FromDuckDBDate(new() { Days = (int)days }),
            NativeMethods.DateTimeHelpers.DuckDBFromTime(new() { Micros = micros }));
    }

    /// <summary>Makes the stored form, in microseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
    /// <exception cref="OverflowException">The moment is out of DuckDB's range.</exception>
    public DuckDBTimestampStruct ToDuckDBTimestampStruct()
    {
        // The first moments are nearer to the day after than their own midnight is to the range: 128 bits hold both.
        var micros = (Int128)Date.ToDuckDBDate().Days * MicrosecondsPerDay + NativeMethods.DateTimeHelpers.DuckDBToTime(Time).Micros;
        return new() { Micros = checked((long)micros) };
    }

    /// <summary>Converts to a date with a time, of no kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not one of .NET's.</exception>
    public DateTime ToDateTime() =>
        new DateTime(Date.Year, Date.Month, Date.Day, Time.Hour, Time.Min, Time.Sec).AddMicroseconds(Time.Microsecond);
}
