using DuckDB.NET.Native;

namespace DuckDB.NET.Bindings.Tests.StandIn;

public sealed class ConfigurationTests
{
    [Fact]
    public void EveryOptionHasANameAndADescription()
    {
        var count = NativeMethods.Configuration.DuckDBConfigCount();
        var names = new List<string>();
        for (var index = 0; index < count; index++)
        {
            Assert.True(NativeMethods.Configuration.DuckDBGetConfigFlag(index, out var name, out var description).IsSuccess());
            Assert.NotEmpty(description);
            names.Add(name);
        }

        Assert.Contains("memory_limit", names);
        Assert.False(NativeMethods.Configuration.DuckDBGetConfigFlag(count, out _, out _).IsSuccess());
    }

    [Fact]
    public void ADatabaseThatCannotBeOpenedGivesItsMessage()
    {
        Assert.True(NativeMethods.Configuration.DuckDBCreateConfig(out var config).IsSuccess());
        using (config)
        {
            Assert.True(NativeMethods.Configuration.DuckDBSetConfig(config, "access_mode", "read_only").IsSuccess());
            Assert.False(NativeMethods.Configuration.DuckDBSetConfig(config, "access_mode", "sometimes").IsSuccess());

            var state = NativeMethods.Startup.DuckDBOpen(Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".duckdb"), out var database, config, out var error);
            using (database)
            {
                Assert.Equal(DuckDBState.Error, state);
                Assert.Contains("does not exist", error, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void AClientContextKnowsItsConnection()
    {
        using var first = new TestDatabase();
        using var second = first.Connection.Duplicate();
        second.Open();

        NativeMethods.Startup.DuckDBConnectionGetClientContext(first.Connection.NativeConnection, out var one);
        NativeMethods.Startup.DuckDBConnectionGetClientContext(second.NativeConnection, out var two);
        using (one)
        using (two)
            Assert.NotEqual(one.ConnectionId, two.ConnectionId);
    }

    [Fact]
    public void AHandleThatWasDisposedOfIsRefused()
    {
        var type = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.Integer);
        type.Dispose();
        type.Dispose();

        Assert.Throws<ObjectDisposedException>(() => NativeMethods.LogicalType.DuckDBGetTypeId(type));
    }
}
