using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A TIME as it is stored (<c>duckdb_time</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
public struct DuckDBTime
{
    /// <summary>Microseconds since midnight.</summary>
    public long Micros { get; set; }
}
