using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>Where a row's list stands in the child vector (<c>duckdb_list_entry</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBListEntry(ulong offset, ulong length)
{
    /// <summary>The index of its first element.</summary>
    public ulong Offset { get; } = offset;

    /// <summary>The number of its elements.</summary>
    public ulong Length { get; } = length;
}
