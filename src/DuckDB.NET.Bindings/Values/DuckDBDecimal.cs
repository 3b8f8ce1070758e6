using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A decimal of up to 38 digits (<c>duckdb_decimal</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBDecimal(byte width, byte scale, DuckDBHugeInt value)
{
    /// <summary>The number of digits.</summary>
    public byte Width { get; } = width;

    /// <summary>How many of them stand behind the point.</summary>
    public byte Scale { get; } = scale;

    /// <summary>All digits as an integer.</summary>
    public DuckDBHugeInt Value { get; } = value;
}
