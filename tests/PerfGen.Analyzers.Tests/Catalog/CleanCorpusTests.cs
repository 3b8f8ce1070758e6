namespace PerfGen.Analyzers.Tests.Catalog;

/// <summary>Sources that follow the public conventions, and the product's own: no rule has anything to say of them.</summary>
public sealed class CleanCorpusTests
{
    [Theory]
    [InlineData("OpenTelemetry.cs.txt", "")]
    [InlineData("OpenTelemetry.cs.txt", "perfgen_profile = otel")]
    [InlineData("DotNet.cs.txt", "")]
    [InlineData("DotNet.cs.txt", "perfgen_profile = otel")]
    [InlineData("PerfGen.cs.txt", "")]
    public async Task NothingIsFound(string file, string keys) =>
        Assert.Empty(await AllRules.FindAsync(File.ReadAllText(Path.Combine(RuleCatalog.Metadata("RepositoryRoot"), "tests", "PerfGen.Analyzers.Tests", "Catalog", "Clean", file)), keys));
}
