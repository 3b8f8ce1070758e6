using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A TIMETZ in its parts (<c>duckdb_time_tz_struct</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBTimeTz
{
    /// <summary>The local time.</summary>
    public DuckDBTimeOnly Time { get; }

    /// <summary>Its offset from UTC in seconds, positive to the east.</summary>
    public int Offset { get; }
}
