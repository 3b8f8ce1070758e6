namespace DuckDB.NET.Bindings.Tests.Contract;

/// <summary>
/// Our product is compiled against the stand-in and runs against the real library: it may name no type of either,
/// so that nothing can depend on a guess of ours.
/// </summary>
public sealed class ShippedAssembliesTests
{
    [Fact]
    public void ShippedAssembliesNameNothingOfTheBindings()
    {
        var named = BuildOutput.Shipped()
            .SelectMany(path => ReferencesOf(path).Select(reference => $"{Path.GetFileName(path)} names {reference}"))
            .Distinct();

        Assert.Empty(named);
    }

    // Without these the test above would pass over nothing.
    [Theory]
    [InlineData("PerfGen.Store.DuckDB.dll")]
    [InlineData("PerfGen.Query.dll")]
    [InlineData("perfgen.dll")]
    public void TheCheckSeesTheAssembliesThatUseDuckDb(string assembly) =>
        Assert.Contains(assembly, BuildOutput.Shipped().Select(Path.GetFileName));

    [Fact]
    public void AnAssemblyThatDoesNameTheBindingsIsReported()
    {
        // Says what it uses: this assembly, here.
        _ = DuckDB.NET.Native.DuckDBStateExtensions.IsSuccess(default);

        Assert.Contains("DuckDB.NET.Native.DuckDBStateExtensions", ReferencesOf(BuildOutput.Tests));
    }

    private static IEnumerable<string> ReferencesOf(string path)
    {
        var references = BindingsReferences.Of(path);
        return references.Types.Concat(references.Members);
    }
}
