using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>
/// A text or blob as it stands in a vector (<c>duckdb_string_t</c>): up to 12 bytes inside, more behind a pointer.
/// Read it where DuckDB keeps it, through a pointer: <see cref="Data"/> of a copy would point into the copy.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct DuckDBString
{
    private const int InlinedLength = 12;

    private _value_e__Union _value;

    /// <summary>Its length in bytes.</summary>
    public readonly int Length => (int)_value.inlined.length;

    /// <summary>Its first byte.</summary>
    public sbyte* Data => Length <= InlinedLength
        ? (sbyte*)Unsafe.AsPointer(ref _value.inlined.inlined[0])
        : _value.pointer.ptr;

    // The names below are part of the contract: DuckDB.NET.Data writes short texts through them.
#pragma warning disable CS1591, IDE1006
    [StructLayout(LayoutKind.Explicit)]
    public struct _value_e__Union
    {
        [FieldOffset(0)]
        public DuckDBStringPointer pointer;

        [FieldOffset(0)]
        public DuckDBStringInlined inlined;

        [StructLayout(LayoutKind.Sequential)]
        public struct DuckDBStringPointer
        {
            public uint length;
            public fixed sbyte prefix[4];
            public sbyte* ptr;
        }

        [StructLayout(LayoutKind.Sequential)]
        public struct DuckDBStringInlined
        {
            public uint length;
            public fixed sbyte inlined[InlinedLength];
        }
    }
#pragma warning restore CS1591, IDE1006
}
