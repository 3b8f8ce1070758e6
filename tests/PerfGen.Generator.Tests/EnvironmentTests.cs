using Microsoft.CodeAnalysis.CSharp;
using PerfGen.Generator.Tests.Harness;

namespace PerfGen.Generator.Tests;

/// <summary>Where nothing can be recorded, or shall not be, a project builds as it would without PerfGen.</summary>
public sealed class EnvironmentTests
{
    private static readonly TestProject Project = TestProject.Of("""
        namespace Shop;

        public partial class Orders
        {
            [TrackPerformance]
            public int Submit(int order) => order;

            [TrackPerformance]
            public partial int Cancel(int order);

            public int Run() => Submit(1) + Cancel(2);

            private int CancelCore(int order) => order;
        }
        """);

    [Fact]
    public void BothFormsRecordWhereTheyCan()
    {
        var run = GeneratorRun.Of(Project);

        Assert.Equal((true, true), (Intercepts(run), DefinitionsRecord(run)));
        Assert.Empty(run.Problems);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("False")]
    public void SwitchedOffOnlyForwardersAreLeft(string value) => AssertForwardersOnly(GeneratorRun.Of(Project.WithProperty("PerfGenEnabled", value)));

    [Fact]
    public void WithoutTheRuntimeOnlyForwardersAreLeft() => AssertForwardersOnly(GeneratorRun.Of(Project with { HasRuntime = false }));

    [Theory]
    [InlineData(LanguageVersion.CSharp11, false)]
    [InlineData(LanguageVersion.CSharp12, true)]
    public void InterceptorsNeedCSharp12AndPartialMethodsDoNot(LanguageVersion language, bool intercepts)
    {
        var run = GeneratorRun.Of(Project with { Language = language });

        Assert.Equal((intercepts, true), (Intercepts(run), DefinitionsRecord(run)));
        Assert.Empty(run.Problems);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("Other;PerfGen.Generated.Deeper;PerfGen.Gen", false)]
    [InlineData("Other;PerfGen", true)]
    [InlineData("Other;PerfGen.Generated;", true)]
    [InlineData("Other; PerfGen.Generated", false)]
    public void InterceptorsAreWrittenOnlyWhereTheProjectAdmitsTheirNamespace(string? namespaces, bool intercepts)
    {
        var run = GeneratorRun.Of(Project with { InterceptorsNamespaces = namespaces });

        Assert.Equal((intercepts, true), (Intercepts(run), DefinitionsRecord(run)));
        Assert.Empty(run.Problems);
    }

    [Fact]
    public void ADesignTimeBuildGeneratesTheSame()
    {
        Assert.Equal(GeneratorRun.Of(Project).Files, GeneratorRun.Of(Project.WithProperty("DesignTimeBuild", "true")).Files);
    }

    private static void AssertForwardersOnly(GeneratorRun run)
    {
        Assert.Equal((false, false), (Intercepts(run), DefinitionsRecord(run)));
        Assert.Contains("return this.CancelCore(order);", run.Files["Shop.Orders.PerfGen.Partial.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("TrackedAtDefinition", run.Files["Shop.Orders.PerfGen.Partial.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.Problems);
    }

    private static bool Intercepts(GeneratorRun run) => run.Files.ContainsKey("Shop.Orders.PerfGen.g.cs");

    private static bool DefinitionsRecord(GeneratorRun run) => run.Files["Shop.Orders.PerfGen.Partial.g.cs"].Contains("Recorder.Enter", StringComparison.Ordinal);
}
