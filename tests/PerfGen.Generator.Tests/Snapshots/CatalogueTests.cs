using Microsoft.CodeAnalysis.CSharp;
using PerfGen.Generator.Tests.Harness;

namespace PerfGen.Generator.Tests.Snapshots;

public sealed class CatalogueTests
{
    private const string Catalogue = """
        {
          "$schema": "https://example.org/perfgen.metrics.schema.json",
          "metrics": [
            { "name": "review_depth", "unit": "score", "minimum": 0, "maximum": 10, "better": "higher", "description": "How deep a review went, 0 to 10." },
            { "name": "checkout.duration", "unit": "s", "better": "lower", "description": "From the basket to \"paid\" & <done>." },
            { "name": "basket_value", "unit": "EUR", "instrument": "histogram", "category": "outcome", "minimum": 0 },
            { "name": "letters_sent", "unit": "{letter}", "renamed_to": "mails_sent", "deprecated": "Letters are mails." },
            { "name": "mails_sent", "unit": "{mail}" },
            { "name": "cache_hits", "unit": "ratio", "stability": "development" }
          ]
        }
        """;

    private static readonly TestProject Shop = TestProject.Of("""
        namespace Shop;

        public static class Program
        {
            public static void Run()
            {
                Metrics.ReviewDepth.Record(7.5);
                Metrics.CheckoutDuration.Record(TimeSpan.FromSeconds(1));
                Metrics.BasketValue.Record(12.30m);
                Metrics.MailsSent.Record(2);
                Metrics.TestCoverage.Record(85.5);
            }

            [TrackPerformance(Metrics.Names.CodeReviewTime)]
            public static void Review()
            {
            }
        }
        """).WithAdditional("perfgen.metrics.json", Catalogue).WithProperty("RootNamespace", "Shop");

    [Fact]
    public void ACatalogueBecomesTypedMembersAndAttributes() => Snapshot.Verify(GeneratorRun.Of(Shop));

    [Fact]
    public void AttributesBecomeMembersAsWell() => Snapshot.Verify(GeneratorRun.Of(TestProject.Of("""
        [assembly: DefineMetric("basket_size", Units.Count, Description = "Things in a basket.")]
        """).WithProperty("RootNamespace", "Shop")));

    [Fact]
    public void ALibraryWithoutTheRuntimeInAnOldLanguageHasMembersAndNoRegistration() => Snapshot.Verify(GeneratorRun.Of(
        (new TestProject { HasRuntime = false, Language = LanguageVersion.CSharp7_3, Files = [] })
            .With("Program.cs", "namespace Shop { public static class Program { public static string Name { get { return Metrics.BasketSize.Name; } } } }")
            .WithAdditional("perfgen.metrics.json", """{ "metrics": [{ "name": "basket_size", "unit": "count" }] }""")
            .WithProperty("RootNamespace", "Shop")));

    [Fact]
    public void ATypeOfTheUsersKeepsItsNameAndAnotherCanBeGiven()
    {
        var taken = Shop.With("Metrics.cs", "namespace Shop; internal static class Metrics { }").With("Program.cs", "");

        Assert.DoesNotContain("class Metrics", GeneratorRun.Of(taken).Files["PerfGen.Metrics.g.cs"], StringComparison.Ordinal);
        Assert.Contains("internal abstract class ShopMetrics : global::PerfGen.Metrics", GeneratorRun.Of(taken.WithProperty("PerfGenMetricsClass", "ShopMetrics")).Files["PerfGen.Metrics.g.cs"], StringComparison.Ordinal);
        Assert.Empty(GeneratorRun.Of(taken).Problems);
    }

    [Theory]
    [InlineData("my-app.2nd", "namespace my_app._2nd")]
    [InlineData("Shop.class", "namespace Shop.@class")]
    [InlineData("", "namespace Shop")] // the assembly's name
    public void TheNamespaceIsTheProjectsRoot(string root, string expected)
    {
        var run = GeneratorRun.Of(Shop.With("Program.cs", "").WithProperty("RootNamespace", root));

        Assert.Contains(expected + "\n", run.Files["PerfGen.Metrics.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.Problems);
    }

    [Fact]
    public void WhatIsWrongIsLeftOutAndTheRestIsThere()
    {
        var run = GeneratorRun.Of(Shop.With("Program.cs", "").WithAdditional("perfgen.metrics.json", """
            { "metrics": [
              { "name": "basket_size", "unit": "coutn" },
              { "name": "Not A Name", "unit": "count" },
              { "name": "basket_size", "unit": "bytes" },
              { "name": "test_coverage", "unit": "percent" },
              { "name": "test.coverage", "unit": "percent" },
              { "name": "mails_sent", "unit": "{mail}" } { "name": "letters_sent", "unit": "{letter}" },
              { "name": "cut
            """));

        Assert.Empty(run.Problems);
        Assert.Empty(run.GeneratorDiagnostics);
        Assert.Equal(["BasketSize", "MailsSent", "LettersSent"], Members(run));
    }

    [Fact]
    public void AFileThatIsListedTwiceIsOneFile()
    {
        var run = GeneratorRun.Of(Shop with { AdditionalFiles = Shop.AdditionalFiles.AddRange(Shop.AdditionalFiles) });

        Assert.Empty(run.Problems);
        Assert.Equal(GeneratorRun.Of(Shop).Files, run.Files);
    }

    [Fact]
    public void TheProjectsOwnEntryTakesThePlaceOfARegistrysAndOthersAreAdded()
    {
        var run = GeneratorRun.Of(Shop.With("Program.cs", "").WithAdditional("otel.perfgen.metrics.json", """
            { "registry": "example 1.0", "metrics": [
              { "name": "review_depth", "unit": "score", "maximum": 99 },
              { "name": "http.server.request.duration", "unit": "s" }
            ] }
            """));

        Assert.Contains("maximum: 10)", run.Files["PerfGen.Metrics.g.cs"], StringComparison.Ordinal);
        Assert.Contains("HttpServerRequestDuration", Members(run));
        Assert.Contains("perfgen.metrics.json and otel.perfgen.metrics.json", run.Files["PerfGen.Metrics.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void ASwitchedOffBuildHasTheMembersAndNoRegistration()
    {
        var run = GeneratorRun.Of(Shop.WithProperty("PerfGenEnabled", "false"));

        Assert.Empty(run.Problems);
        Assert.DoesNotContain("ModuleInitializer", run.Files["PerfGen.Metrics.g.cs"], StringComparison.Ordinal);
        Assert.Contains("ModuleInitializer", GeneratorRun.Of(Shop).Files["PerfGen.Metrics.g.cs"], StringComparison.Ordinal);
    }

    /// <summary>A generator does not see its own output: a name that came from it would be lost in an attribute without a word.</summary>
    [Theory]
    [InlineData("Metrics.CheckoutDuration.Name", "CS0182")]
    [InlineData("Metrics.Names.CheckoutDuration", "CS0117")]
    public void AnAttributeArgumentThatNamesAGeneratedMemberIsAnError(string argument, string error)
    {
        var run = GeneratorRun.Of(Shop.With("Program.cs", $"namespace Shop; class C {{ [TrackPerformance({argument})] void M() {{ }} }}"));

        Assert.Equal([error], run.Problems.Select(static problem => problem.Id));
    }

    private static IEnumerable<string> Members(GeneratorRun run) => run.Files["PerfGen.Metrics.g.cs"].Split('\n')
        .Where(static line => line.Contains("{ get; } =", StringComparison.Ordinal))
        .Select(static line => line.Trim().Split(' ')[3]);
}
