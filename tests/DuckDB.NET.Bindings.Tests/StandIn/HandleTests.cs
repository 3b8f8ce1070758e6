using DuckDB.NET.Native;
using C = DuckDB.NET.Native.NativeMethods;

namespace DuckDB.NET.Bindings.Tests.StandIn;

/// <summary>Makes and disposes of one kind of object so often that even the smallest leak shows.</summary>
[Collection(Alone.Name)]
public sealed class HandleTests
{
    private const long Tolerance = 2 << 20;

    public static TheoryData<string, int> Kinds => new()
    {
        { nameof(LogicalType), 200_000 },
        { nameof(Value), 100_000 },
        { nameof(ListValue), 50_000 },
        { nameof(DataChunk), 20_000 },
        { nameof(Config), 50_000 },
        { nameof(ClientContext), 200_000 },
        { nameof(OwnedText), 200_000 },
        { nameof(Statement), 40_000 },
        { nameof(Result), 10_000 },
        { nameof(Appender), 40_000 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhatIsDisposedOfIsFreed(string kind, int times)
    {
        using var database = new TestDatabase("Data Source=:memory:;threads=1");
        database.Execute("CREATE TABLE t (id BIGINT)");
        Action<DuckDBNativeConnection> once = kind switch
        {
            nameof(LogicalType) => LogicalType,
            nameof(Value) => Value,
            nameof(ListValue) => ListValue,
            nameof(DataChunk) => DataChunk,
            nameof(Config) => Config,
            nameof(ClientContext) => ClientContext,
            nameof(OwnedText) => OwnedText,
            nameof(Statement) => Statement,
            nameof(Result) => Result,
            _ => Appender,
        };

        ProcessMemory.AssertThatNothingIsLeftBehind($"{times} of {kind}", Tolerance, () =>
        {
            for (var i = 0; i < times; i++)
                once(database.Connection.NativeConnection);
        });
    }

    private static void LogicalType(DuckDBNativeConnection connection)
    {
        using var child = C.LogicalType.DuckDBCreateDecimalType(18, 3);
        using var list = C.LogicalType.DuckDBCreateListType(child);
        using var again = C.LogicalType.DuckDBListTypeChildType(list);
        Assert.Equal(18, C.LogicalType.DuckDBDecimalWidth(again));
    }

    private static void Value(DuckDBNativeConnection connection)
    {
        using var number = C.Value.DuckDBCreateInt64(1);
        using var text = C.Value.DuckDBCreateVarchar("a text that is too long to be kept in the value itself");
        using var blob = C.Value.DuckDBCreateBlob(new byte[40], 40);
        Assert.Equal(1, number.GetValue<long>());
        Assert.Equal(40, blob.GetValue<byte[]>().Length);
        Assert.False(text.IsNull());
    }

    private static void ListValue(DuckDBNativeConnection connection)
    {
        using var type = C.LogicalType.DuckDBCreateLogicalType(DuckDBType.Integer);
        using var list = C.Value.DuckDBCreateListValue(type, [C.Value.DuckDBCreateInt32(1), C.Value.DuckDBCreateInt32(2)], 2);
        using var array = C.Value.DuckDBCreateArrayValue(type, [C.Value.DuckDBCreateInt32(3)], 1);
        Assert.Equal("[1, 2]", list.GetValue<string>());
        Assert.Equal("[3]", array.GetValue<string>());
    }

    private static void DataChunk(DuckDBNativeConnection connection)
    {
        using var type = C.LogicalType.DuckDBCreateLogicalType(DuckDBType.BigInt);
        using var chunk = C.DataChunks.DuckDBCreateDataChunk([type.DangerousGetHandle()], 1);
        using (var borrowed = new DuckDBDataChunk(chunk.DangerousGetHandle()))
            C.DataChunks.DuckDBDataChunkSetSize(borrowed, 7);

        Assert.Equal(7UL, C.DataChunks.DuckDBDataChunkGetSize(chunk));
    }

    private static void Config(DuckDBNativeConnection connection)
    {
        Assert.True(C.Configuration.DuckDBCreateConfig(out var config).IsSuccess());
        config.Dispose();
    }

    private static void ClientContext(DuckDBNativeConnection connection)
    {
        C.Startup.DuckDBConnectionGetClientContext(connection, out var context);
        context.Dispose();
    }

    private static void OwnedText(DuckDBNativeConnection connection)
    {
        using var value = C.Value.DuckDBCreateInt64(long.MinValue);
        Assert.Equal("-9223372036854775808", value.GetValue<string>());
    }

    private static void Statement(DuckDBNativeConnection connection)
    {
        Assert.Equal(1, C.ExtractStatements.DuckDBExtractStatements(connection, "SELECT $name", out var statements));
        Assert.True(C.ExtractStatements.DuckDBPrepareExtractedStatement(connection, statements, 0, out var statement).IsSuccess());
        Assert.True(C.PreparedStatements.DuckDBBindParameterIndex(statement, out var index, "name").IsSuccess());
        Assert.Equal(1, index);
        statement.Dispose();
        statements.Dispose();
    }

    private static void Result(DuckDBNativeConnection connection)
    {
        C.ExtractStatements.DuckDBExtractStatements(connection, "SELECT 1 AS one", out var statements);
        C.ExtractStatements.DuckDBPrepareExtractedStatement(connection, statements, 0, out var statement);
        Assert.True(C.PreparedStatements.DuckDBExecutePrepared(statement, out var result).IsSuccess());
        Assert.Equal("one", C.Query.DuckDBColumnName(ref result, 0));
        C.Query.DuckDBFetchChunk(result).Dispose();
        result.Close();
        statement.Dispose();
        statements.Dispose();
    }

    private static void Appender(DuckDBNativeConnection connection)
    {
        Assert.True(C.Appender.DuckDBAppenderCreateExt(connection, null, null, "t", out var appender).IsSuccess());
        C.Appender.DuckDBAppenderErrorData(appender).Dispose();
        appender.Dispose();
        Assert.False(C.Appender.DuckDBAppenderCreateExt(connection, null, null, "nowhere", out var failed).IsSuccess());
        using (failed)
        using (var error = C.Appender.DuckDBAppenderErrorData(failed))
            Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
    }
}
