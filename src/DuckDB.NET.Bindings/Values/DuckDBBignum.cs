using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>An integer of any size (<c>duckdb_bignum</c>), over memory that stays the caller's.</summary>
/// <param name="data">The absolute value's bytes, the most significant first.</param>
/// <param name="size">How many bytes there are.</param>
/// <param name="isNegative">1 for a negative number, else 0.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBBignum(nint data, ulong size, byte isNegative)
{
    private readonly nint _data = data;
    private readonly ulong _size = size;
    private readonly byte _isNegative = isNegative;
}
