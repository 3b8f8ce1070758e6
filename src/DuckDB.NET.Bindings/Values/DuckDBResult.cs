using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>
/// A statement's result (<c>duckdb_result</c>). A plain structure that C passes by value: copies share one result,
/// which exactly one of them must <see cref="Close"/>.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct DuckDBResult
{
    // Five deprecated words, which stand here only for the size, and the pointer that matters.
    private readonly ulong _columnCount;
    private readonly ulong _rowCount;
    private readonly ulong _rowsChanged;
    private readonly nint _columns;
    private readonly nint _errorMessage;
    private readonly nint _internalData;

    /// <summary>Frees the result; the chunks fetched from it stay valid.</summary>
    public void Close() => NativeMethods.Query.DuckDBDestroyResult(ref this);
}
