using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace DuckDB.NET.Bindings.Tests.StandIn;

/// <summary>DuckDB.NET.Data's two Arrow methods need a package that may be absent, so their three functions are called directly.</summary>
public sealed unsafe class ArrowTests
{
    // Both structures of Arrow's C data interface end in "release" and "private_data".
    private const int SchemaSize = 72;
    private const int SchemaRelease = 56;
    private const int ArraySize = 80;
    private const int ArrayRelease = 64;

    [Fact]
    public void AResultBecomesAnArrowSchemaAndAnArray()
    {
        using var database = new TestDatabase();
        var result = Query(database.Connection, "SELECT range AS id FROM range(100)");
        var schema = stackalloc byte[SchemaSize];
        var array = stackalloc byte[ArraySize];
        try
        {
            using var options = NativeMethods.Arrow.DuckDBResultGetArrowOptions(ref result);
            using var type = NativeMethods.Query.DuckDBColumnLogicalType(ref result, 0);
            var types = type.DangerousGetHandle();
            var name = Marshal.StringToCoTaskMemUTF8("id");
            using var schemaError = NativeMethods.Arrow.DuckDBToArrowSchema(options, (nint)(&types), (nint)(&name), 1, (nint)schema);
            Marshal.FreeCoTaskMem(name);
            using var chunk = NativeMethods.Query.DuckDBFetchChunk(result);
            using var arrayError = NativeMethods.Arrow.DuckDBDataChunkToArrow(options, chunk, (nint)array);

            Assert.False(schemaError.HasError);
            Assert.False(arrayError.HasError);
            Assert.Equal("+s", Marshal.PtrToStringUTF8(*(nint*)schema));
            Assert.Equal(1, *(long*)(schema + 32));
            Assert.Equal(100, *(long*)array);
            Assert.Equal(1, *(long*)(array + 32));
        }
        finally
        {
            Release(schema, SchemaRelease);
            Release(array, ArrayRelease);
            result.Close();
        }
    }

    private static DuckDBResult Query(DuckDBConnection connection, string sql)
    {
        Assert.Equal(1, NativeMethods.ExtractStatements.DuckDBExtractStatements(connection.NativeConnection, sql, out var statements));
        using (statements)
        {
            Assert.True(NativeMethods.ExtractStatements.DuckDBPrepareExtractedStatement(connection.NativeConnection, statements, 0, out var statement).IsSuccess());
            using (statement)
            {
                Assert.True(NativeMethods.PreparedStatements.DuckDBExecutePrepared(statement, out var result).IsSuccess());
                return result;
            }
        }
    }

    private static void Release(byte* structure, int offset)
    {
        var release = *(delegate* unmanaged[Cdecl]<nint, void>*)(structure + offset);
        if (release != null)
            release((nint)structure);
    }
}
