using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>Owns a <c>duckdb_value</c>: one value with its type, as a parameter or an argument of a table function.</summary>
public sealed partial class DuckDBValue : SafeHandleZeroOrMinusOneIsInvalid, IDuckDBValueReader
{
    private DuckDBValue[] _children = [];

    /// <summary>Makes an empty handle, for the marshaller to fill.</summary>
    public DuckDBValue()
        : base(ownsHandle: true)
    {
    }

    /// <summary>Takes over the values that this list or array was made of. DuckDB copied them, the caller forgets them.</summary>
    internal DuckDBValue Adopt(DuckDBValue[] children)
    {
        _children = children;
        return this;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // A finalizer must not touch the children: they have finalizers of their own.
        if (disposing)
        {
            foreach (var child in _children)
                child.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMethods.Value.DuckDBDestroyValue(ref handle);
        return true;
    }
}
