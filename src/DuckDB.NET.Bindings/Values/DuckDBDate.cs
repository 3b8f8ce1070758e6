using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A DATE as it is stored (<c>duckdb_date</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
public struct DuckDBDate
{
    /// <summary>Days since 1970-01-01.</summary>
    public int Days { get; set; }

    /// <summary>Whether it is infinity or -infinity. The smallest number of all is neither.</summary>
    public readonly bool IsInfinity => Days is int.MaxValue or -int.MaxValue;
}
