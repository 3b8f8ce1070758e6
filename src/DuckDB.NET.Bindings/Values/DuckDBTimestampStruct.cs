using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A TIMESTAMP of any precision as it is stored (<c>duckdb_timestamp</c> and its like).</summary>
[StructLayout(LayoutKind.Sequential)]
public struct DuckDBTimestampStruct
{
    /// <summary>Microseconds since 1970-01-01; in the other precisions seconds, milliseconds or nanoseconds.</summary>
    public long Micros { get; set; }

    /// <summary>Whether it is infinity or -infinity. The smallest number of all is neither.</summary>
    public readonly bool IsInfinity => Micros is long.MaxValue or -long.MaxValue;
}
