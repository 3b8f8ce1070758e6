using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Catalogue;
using PerfGen.Analyzers.Tests.Harness;

namespace PerfGen.Analyzers.Tests.Catalogue;

public sealed class DisagreementAnalyzerTests
{
    [Fact]
    public async Task TwoReferencesThatDisagreeAreReportedForTheProject() => Assert.Equal(
        ["'payload' is in bytes in Orders, and in count in Billing: values of both would come together under one name".Replace("in bytes in Orders, and in count in Billing", "in count in Billing, and in bytes in Orders", StringComparison.Ordinal)],
        await FoundAsync("class C { }", Library("Orders", "payload", "bytes"), Library("Billing", "payload", "count")));

    [Fact]
    public async Task TheProjectAndAReferenceThatDisagreeAreReportedAtTheProjectsEntry() => Assert.Equal(
        ["/test/perfgen.metrics.json(1,26): 'payload' is in bytes in perfgen.metrics.json, and in count in Billing: values of both would come together under one name"],
        await FoundAsync("class C { }", """{ "metrics": [{ "name": "payload", "unit": "bytes" }] }""", Library("Billing", "payload", "count")));

    [Fact]
    public async Task AnotherInstrumentIsADisagreement() => Assert.Equal(
        ["'payload' is a counter in A, and a histogram in B: values of both would come together under one name"],
        await FoundAsync("class C { }", Library("A", "payload", "count"), Library("B", "payload", "count", ", Instrument = \"histogram\"")));

    [Fact]
    public async Task TwoThatAgreeOnUnitAndInstrumentAreNot() =>
        Assert.Empty(await FoundAsync("class C { }", Library("A", "payload", "bytes"), Library("B", "payload", "By", ", Maximum = 5, Description = \"d\"")));

    [Fact, Edge("PRFG5008")]
    public async Task AnotherWordForTheSameUnitIsNoDisagreement()
    {
        Assert.Empty(await FoundAsync("class C { }", Library("A", "payload", "bytes"), Library("B", "payload", "By")));
        Assert.Single(await FoundAsync("class C { }", Library("A", "payload", "bytes"), Library("B", "payload", "{byte}")));
    }

    [Fact]
    public async Task ALibrarysCatalogueOfAFileTravelsWithIt()
    {
        var library = TestSolution.Create([("perfgen.metrics.json", """{ "metrics": [{ "name": "payload", "unit": "count" }] }"""), ("Test.cs", "class L { }")]).WithAssemblyName("Billing");

        Assert.Single(await FoundAsync("class C { }", """{ "metrics": [{ "name": "payload", "unit": "bytes" }] }""", await EmitAsync(library)));
    }

    [Fact]
    public async Task TheTagsOfALibrarysMetricsTravelWithIt()
    {
        const string Catalogue = """{ "metrics": [{ "name": "requests", "unit": "{request}", "tags": ["region", { "name": "outcome", "values": ["ok", "failed"], "required": true }] }] }""";
        const string Code = """
            using System.Diagnostics.Metrics;
            class C
            {
                static readonly Counter<long> Requests = new Meter("shop").CreateCounter<long>("requests", "{request}");
                void M() { Requests.Add(1); Requests.Add(1, new KeyValuePair<string, object?>("outcome", "fialed")); Requests.Add(1, new KeyValuePair<string, object?>("outcome", "ok")); }
            }
            """;
        var library = TestSolution.Create([("perfgen.metrics.json", Catalogue), ("Test.cs", "class L { }")]).WithAssemblyName("Billing");
        var project = TestSolution.Create([("Test.cs", Code)]).AddMetadataReference(await EmitAsync(library));

        var found = await TestSolution.AnalyzeAsync(project, await TestSolution.BuildAsync(project), Subject.Analyzer<RecordedTagRule>());

        Assert.Equal(
            ["'requests' is recorded without its tag 'outcome'", "'fialed' is no value of the tag 'outcome' of 'requests'; did you mean 'failed'?"],
            found.Select(static diagnostic => diagnostic.GetMessage()));
    }

    [Fact]
    public async Task TheRulesKnowTheMetricsOfReferences()
    {
        var project = TestSolution.Create([("Test.cs", """class C { void M() => Perf.Record("payload", 1, "tokens"); }""")]).AddMetadataReference(await Library("Billing", "payload", "count"));

        var found = await TestSolution.AnalyzeAsync(project, await TestSolution.BuildAsync(project), Subject.Analyzer<PerfGen.Analyzers.Units.CatalogueUnitRule>());

        Assert.Equal("'payload' is a metric of Billing in count, not in tokens", Assert.Single(found).GetMessage());
    }

    private static async Task<string[]> FoundAsync(string code, params Task<MetadataReference>[] references) => await FoundAsync(code, null, [.. await Task.WhenAll(references)]);

    private static async Task<string[]> FoundAsync(string code, string catalogue, Task<MetadataReference> reference) => await FoundAsync(code, catalogue, [await reference]);

    private static Task<string[]> FoundAsync(string code, string catalogue, MetadataReference reference) => FoundAsync(code, catalogue, [reference]);

    private static async Task<string[]> FoundAsync(string code, string? catalogue, MetadataReference[] references)
    {
        var project = TestSolution.Create([("Test.cs", code), .. catalogue is null ? Array.Empty<(string, string)>() : [("perfgen.metrics.json", catalogue)]]).AddMetadataReferences(references);
        var compilation = await TestSolution.BuildAsync(project);
        Assert.Empty(TestSolution.CompilerErrors(compilation));
        return
        [
            .. (await TestSolution.AnalyzeAsync(project, compilation, new DisagreementAnalyzer())).Select(static diagnostic =>
                diagnostic.Location == Location.None
                    ? diagnostic.GetMessage()
                    : $"{diagnostic.Location.GetLineSpan().Path}({diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1},{diagnostic.Location.GetLineSpan().StartLinePosition.Character + 1}): {diagnostic.GetMessage()}"),
        ];
    }

    private static Task<MetadataReference> Library(string name, string metric, string unit, string more = "") =>
        EmitAsync(TestSolution.Create([("Test.cs", $"[assembly: DefineMetric(\"{metric}\", \"{unit}\"{more})]")]).WithAssemblyName(name));

    private static async Task<MetadataReference> EmitAsync(Project library)
    {
        using var stream = new MemoryStream();
        var result = (await TestSolution.BuildAsync(library)).Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
