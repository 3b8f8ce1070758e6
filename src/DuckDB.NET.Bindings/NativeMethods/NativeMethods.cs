using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

// Every structure here is plain memory: nothing may be marshalled behind our back.
[assembly: DisableRuntimeMarshalling]

namespace DuckDB.NET.Native;

/// <summary>
/// DuckDB's C API as far as DuckDB.NET.Data calls it, one nested class per chapter of duckdb.h.
/// </summary>
/// <remarks>
/// A member whose signature differs from C's (an <c>int</c> where C has an <c>idx_t</c>, a managed string that C allocates)
/// is a managed method over a private import of the exact signature: the difference is bridged, never reinterpreted.
/// </remarks>
public static partial class NativeMethods
{
    private const string Library = "duckdb";

    /// <summary>Reads a string that DuckDB keeps.</summary>
    private static string BorrowedString(nint text) => Marshal.PtrToStringUTF8(text)!;

    /// <summary>Reads a string that DuckDB allocated for the caller, and frees it.</summary>
    private static string OwnedString(nint text)
    {
        try
        {
            return Marshal.PtrToStringUTF8(text)!;
        }
        finally
        {
            Helpers.DuckDBFree(text);
        }
    }
}
