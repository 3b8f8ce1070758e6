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

    /// <summary>Takes a stored date apart.</summary>
    public static DuckDBDateOnly FromDuckDBDate(DuckDBDate date) => NativeMethods.DateTimeHelpers.DuckDBFromDate(date);

    /// <summary>Makes the stored form.</summary>
    public DuckDBDate ToDuckDBDate() => NativeMethods.DateTimeHelpers.DuckDBToDate(this);

    /// <summary>Converts a date.</summary>
    public static implicit operator DuckDBDateOnly(DateOnly date) => new(date.Year, (byte)date.Month, (byte)date.Day);

    /// <summary>Converts to a date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not one of .NET's.</exception>
    public static explicit operator DateOnly(DuckDBDateOnly date) => new(date.Year, date.Month, date.Day);
}
