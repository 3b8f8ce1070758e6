using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>An INTERVAL (<c>duckdb_interval</c>): three numbers that DuckDB keeps apart, because months and days differ in length.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBInterval(int months, int days, long micros)
{
    /// <summary>Its months.</summary>
    public int Months { get; } = months;

    /// <summary>Its days.</summary>
    public int Days { get; } = days;

    /// <summary>Its microseconds.</summary>
    public long Micros { get; } = micros;

    /// <summary>Converts a time span, to the microsecond.</summary>
    public static implicit operator DuckDBInterval(TimeSpan span) =>
        new(0, span.Days, (span.Ticks - span.Days * TimeSpan.TicksPerDay) / TimeSpan.TicksPerMicrosecond);

    /// <summary>Converts to a time span, with days of 24 hours.</summary>
    /// <exception cref="InvalidCastException">It has months, which are of no fixed length.</exception>
    /// <exception cref="OverflowException">It is longer than a time span can be.</exception>
    public static explicit operator TimeSpan(DuckDBInterval interval) => interval.Months == 0
        ? new TimeSpan(checked(interval.Days * TimeSpan.TicksPerDay + interval.Micros * TimeSpan.TicksPerMicrosecond))
        : throw new InvalidCastException("An INTERVAL with months is of no fixed length and cannot become a TimeSpan.");
}
