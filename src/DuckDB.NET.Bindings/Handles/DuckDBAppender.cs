using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>Owns a <c>duckdb_appender</c>. Releasing it writes what was appended and not yet closed, as the C function does.</summary>
public sealed class DuckDBAppender : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary>Makes an empty handle, for the marshaller to fill.</summary>
    public DuckDBAppender()
        : base(ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => NativeMethods.Appender.DuckDBAppenderDestroy(ref handle).IsSuccess();
}
