using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A TIMETZ as it is stored (<c>duckdb_time_tz</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
public struct DuckDBTimeTzStruct
{
    /// <summary>40 bits of microseconds and 24 of the offset, in DuckDB's own order.</summary>
    public ulong Bits { get; set; }
}
