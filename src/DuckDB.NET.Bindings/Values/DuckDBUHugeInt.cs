using System.Numerics;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>An unsigned integer of 128 bits (<c>duckdb_uhugeint</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBUHugeInt
{
    /// <summary>Makes it of its halves: upper · 2⁶⁴ + lower.</summary>
    public DuckDBUHugeInt(ulong lower, ulong upper)
    {
        Lower = lower;
        Upper = upper;
    }

    /// <summary>Makes it of an integer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The integer is negative or does not fit into 128 bits.</exception>
    public DuckDBUHugeInt(BigInteger value)
    {
        if (value < HugeIntMinValue || value > HugeIntMaxValue)
            throw new ArgumentOutOfRangeException(nameof(value), value, "The integer does not fit into a UHUGEINT.");

        Lower = (ulong)(value & ulong.MaxValue);
        Upper = (ulong)(value >> 64);
    }

    /// <summary>The smallest UHUGEINT.</summary>
    public static BigInteger HugeIntMinValue { get; } = UInt128.MinValue;

    /// <summary>The largest UHUGEINT.</summary>
    public static BigInteger HugeIntMaxValue { get; } = UInt128.MaxValue;

    /// <summary>The lower 64 bits.</summary>
    public ulong Lower { get; }

    /// <summary>The upper 64 bits.</summary>
    public ulong Upper { get; }

    /// <summary>The value as an integer of any size.</summary>
    public BigInteger ToBigInteger() => ToUInt128();

    /// <summary>The value as an integer of 128 bits.</summary>
    public UInt128 ToUInt128() => new(Upper, Lower);
}
