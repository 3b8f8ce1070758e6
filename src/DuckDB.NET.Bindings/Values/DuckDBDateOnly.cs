using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A DATE in its parts (<c>duckdb_date_struct</c>); its years reach further than .NET's.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBDateOnly(int year, byte month, byte day)
{
    private readonly int _year = year;
    private readonly sbyte _month = (sbyte)month;
    private readonly sbyte _day = (sbyte)day;

    /// <summary>The year, negative before our era.</summary>
    public int Year => _year;

    /// <summary>The month, from 1.</summary>
    public byte Month => (byte)_month;

    /// <summary>The day of the month, from 1.</summary>
    public byte Day => (byte)_day;

    /// <summary>Takes a stored date apart. An infinite one becomes the day that its number means, and back.</summary>
    public static DuckDBDateOnly FromDuckDBDate(DuckDBDate date)
    {
        var (year, month, day) = CivilCalendar.FromDays(date.Days);
        return new(year, month, day);
    }

    /// <summary>Makes the stored form.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
    /// <exception cref="OverflowException">The day is out of DuckDB's range.</exception>
    public DuckDBDate ToDuckDBDate() => new() { Days = CivilCalendar.ToDays(_year, _month, _day) };

    /// <summary>Converts a date.</summary>
    public static implicit operator DuckDBDateOnly(DateOnly date) => new(date.Year, (byte)date.Month, (byte)date.Day);

    /// <summary>Converts to a date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not one of .NET's.</exception>
    public static explicit operator DateOnly(DuckDBDateOnly date) => new(date.Year, date.Month, date.Day);
}
