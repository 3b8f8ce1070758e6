namespace DuckDB.NET.Bindings.Tests.Contract;

public sealed class ContractTests
{
    private static readonly string DataPath = PathOf("DuckDB.NET.Data.dll");
    private static readonly string BindingsPath = PathOf("DuckDB.NET.Bindings.dll");

    [Fact]
    public void EveryReferenceOfDuckDbNetDataResolves()
    {
        var missing = Definitions.Of(BindingsPath).Missing(BindingsReferences.Of(DataPath));

        Assert.True(missing.Count == 0, "DuckDB.NET.Data wants what is not there:\n" + string.Join("\n", missing));
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
