using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A TIMESTAMP in its parts (<c>duckdb_timestamp_struct</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBTimestamp(DuckDBDateOnly date, DuckDBTimeOnly time)
{
    /// <summary>The day.</summary>
    public DuckDBDateOnly Date { get; } = date;

    /// <summary>The time of that day.</summary>
    public DuckDBTimeOnly Time { get; } = time;

    /// <summary>Takes a stored timestamp in microseconds apart.</summary>
    public static DuckDBTimestamp FromDuckDBTimestampStruct(DuckDBTimestampStruct timestamp) =>
        NativeMethods.DateTimeHelpers.DuckDBFromTimestamp(timestamp);

    /// <summary>Makes the stored form, in microseconds.</summary>
    public DuckDBTimestampStruct ToDuckDBTimestampStruct() => NativeMethods.DateTimeHelpers.DuckDBToTimestamp(this);

    /// <summary>Converts to a date with a time, of no kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not one of .NET's.</exception>
    public DateTime ToDateTime() =>
        new DateTime(Date.Year, Date.Month, Date.Day, Time.Hour, Time.Min, Time.Sec).AddMicroseconds(Time.Microsecond);
}
