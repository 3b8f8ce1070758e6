using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>Owns a <c>duckdb_error_data</c>.</summary>
public sealed class DuckDBErrorData : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary>Makes an empty handle, for the marshaller to fill.</summary>
    public DuckDBErrorData()
        : base(ownsHandle: true)
    {
    }

    /// <summary>Whether there is an error at all.</summary>
    public bool HasError => NativeMethods.ErrorData.DuckDBErrorDataHasError(this);

    /// <summary>What DuckDB says about it.</summary>
    public string Message => NativeMethods.ErrorData.DuckDBErrorDataMessage(this);

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMethods.ErrorData.DuckDBDestroyErrorData(ref handle);
        return true;
    }
}
