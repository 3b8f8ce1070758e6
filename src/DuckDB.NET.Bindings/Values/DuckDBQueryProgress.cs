using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>How far the running statement is (<c>duckdb_query_progress_type</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBQueryProgress
{
    /// <summary>Percent done, or -1 when DuckDB cannot tell.</summary>
    public double Percentage { get; }

    /// <summary>Rows processed so far.</summary>
    public ulong RowsProcessed { get; }

    /// <summary>Rows that there are to process.</summary>
    public ulong TotalRowsToProcess { get; }
}
