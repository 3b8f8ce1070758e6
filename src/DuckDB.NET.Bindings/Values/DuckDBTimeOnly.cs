using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A TIME in its parts (<c>duckdb_time_struct</c>); unlike .NET's it reaches 24:00:00.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBTimeOnly(byte hour, byte min, byte sec, int microsecond = 0)
{
    private readonly sbyte _hour = (sbyte)hour;
    private readonly sbyte _min = (sbyte)min;
    private readonly sbyte _sec = (sbyte)sec;
    private readonly int _microsecond = microsecond;

    /// <summary>The hour, 0 to 24.</summary>
    public byte Hour => (byte)_hour;

    /// <summary>The minute.</summary>
    public byte Min => (byte)_min;

    /// <summary>The second.</summary>
    public byte Sec => (byte)_sec;

    /// <summary>The microseconds of the second.</summary>
    public int Microsecond => _microsecond;

    /// <summary>Converts a time of day, to the microsecond.</summary>
    public static implicit operator DuckDBTimeOnly(TimeOnly time) =>
        new((byte)time.Hour, (byte)time.Minute, (byte)time.Second, (int)(time.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond));

    /// <summary>Converts to a time of day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 24:00:00.</exception>
    public static explicit operator TimeOnly(DuckDBTimeOnly time) =>
        new TimeOnly(time.Hour, time.Min, time.Sec).Add(TimeSpan.FromMicroseconds(time.Microsecond));
}
