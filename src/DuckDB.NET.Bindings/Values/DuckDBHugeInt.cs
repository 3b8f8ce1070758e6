using System.Numerics;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A signed integer of 128 bits (<c>duckdb_hugeint</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBHugeInt
{
    /// <summary>Makes it of its halves: upper · 2⁶⁴ + lower.</summary>
    public DuckDBHugeInt(ulong lower, long upper)
    {
        Lower = lower;
        Upper = upper;
    }

    /// <summary>Makes it of an integer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The integer does not fit into 128 bits.</exception>
    public DuckDBHugeInt(BigInteger value)
    {
        if (value < HugeIntMinValue || value > HugeIntMaxValue)
            throw new ArgumentOutOfRangeException(nameof(value), value, "The integer does not fit into a HUGEINT.");

        Lower = (ulong)(value & ulong.MaxValue);
        Upper = (long)(value >> 64);
    }

    /// <summary>The smallest HUGEINT.</summary>
    public static BigInteger HugeIntMinValue { get; } = Int128.MinValue;

    /// <summary>The largest HUGEINT.</summary>
    public static BigInteger HugeIntMaxValue { get; } = Int128.MaxValue;

    /// <summary>The lower 64 bits.</summary>
    public ulong Lower { get; }

    /// <summary>The upper 64 bits, with the sign.</summary>
    public long Upper { get; }

    /// <summary>The value as an integer of any size.</summary>
    public BigInteger ToBigInteger() => ToInt128();

    /// <summary>The value as an integer of 128 bits.</summary>
    public Int128 ToInt128() => new((ulong)Upper, Lower);
}
