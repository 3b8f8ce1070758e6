using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PerfGen.Analyzers.Configuration;
using PerfGen.Analyzers.Tests.Harness;

namespace PerfGen.Analyzers.Tests.Configuration;

/// <summary>PRFG1014 and PRFG9003, each once for a project.</summary>
public sealed class EnvironmentAnalyzerTests
{
    private const string Tracked = "class C { [TrackPerformance] void M() { } [TrackPerformance] void N() { } }";

    [Fact]
    public async Task AProjectInWhichCallsAreTrackedHasNeither() => Assert.Empty(await FindAsync(Tracked, static project => project));

    [Fact]
    public async Task AnOldLanguageIsSaid() => Assert.Equal(
        ["PRFG1014: calls are not tracked in this project: C# 11.0 has no interceptors; set <LangVersion> to 12 or later"],
        await FindAsync(Tracked, static project => project.WithParseOptions(TestCode.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp11))));

    [Fact]
    public async Task AProjectThatDoesNotAdmitInterceptorsIsTold() => Assert.Equal(
        [
            "PRFG1014: calls are not tracked in this project: the project does not admit interceptors in 'PerfGen.Generated'; "
                + "reference the package PerfGen itself, whose targets do, or add it to <InterceptorsNamespaces>",
        ],
        await FindAsync(Tracked, static project => project.WithParseOptions(TestCode.ParseOptions.WithFeatures([]))));

    [Fact]
    public async Task AProjectWithoutTheRunTimeIsTold() => Assert.Equal(
        ["PRFG1014: calls are not tracked in this project: PerfGen.Runtime is not referenced; it is for .NET 10 and later, and a target framework before that can only be annotated"],
        await FindAsync(Tracked, WithoutRuntime));

    [Fact]
    public async Task WhereNothingIsToBeTrackedNothingIsSaid() =>
        Assert.Empty(await FindAsync("class C { void M() { } }", static project => project.WithParseOptions(TestCode.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp11))));

    [Fact]
    public async Task WhereItIsSwitchedOffNothingIsSaid() => Assert.Empty(await FindAsync(
        Tracked,
        static project => WithoutRuntime(project).AddAnalyzerConfigDocument(".globalconfig", Microsoft.CodeAnalysis.Text.SourceText.From("is_global = true\nbuild_property.PerfGenEnabled = false"), filePath: "/test/.globalconfig").Project));

    [Fact]
    public async Task ARunTimeThatIsOlderThanTheGeneratorIsSaid() => Assert.Equal(
        ["PRFG9003: PerfGen.Runtime is of version 0.1.0, and the generator of version 0.2.0: reference the same version of PerfGen's packages"],
        await FindAsync(Tracked, static project => project, new(0, 2, 0, 0)));

    [Fact, Edge("PRFG1014")]
    public async Task TheFirstLanguageWithInterceptorsIsEnough()
    {
        Assert.Empty(await FindAsync(Tracked, static project => project.WithParseOptions(TestCode.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp12))));
        Assert.StartsWith("PRFG1014", Assert.Single(await FindAsync(Tracked, static project => project.WithParseOptions(TestCode.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp11)))), StringComparison.Ordinal);
    }

    [Theory, Edge("PRFG9003")]
    [InlineData("0.1.0.0", false)]
    [InlineData("0.0.9.0", false)] // a later run time has all that an earlier one had
    [InlineData("1.0.0.0", true)]
    public async Task ALaterRunTimeOfTheSameMajorVersionFits(string own, bool isReported) =>
        Assert.Equal(isReported ? 1 : 0, (await FindAsync(Tracked, static project => project, Version.Parse(own))).Count);

    [Fact]
    public async Task ARunTimeWithoutTheSurfaceIsSaid() => Assert.Equal(
        ["PRFG9003: PerfGen.Runtime is of version 0.0.0, and the generator of version 0.1.0, and calls are not tracked: reference the same version of PerfGen's packages"],
        await FindAsync(Tracked + " namespace PerfGen { public static class Perf { } }", WithoutRuntime));

    private static Project WithoutRuntime(Project project) =>
        project.WithMetadataReferences(TestCode.References.Where(static reference => Path.GetFileName(reference.Display) != "PerfGen.Runtime.dll"));

    private static async Task<IReadOnlyList<string>> FindAsync(string source, Func<Project, Project> change, Version? own = null)
    {
        var project = change(TestSolution.Create([("Test.cs", source)]));
        var found = await TestSolution.AnalyzeAsync(project, (await project.GetCompilationAsync())!, own is null ? new EnvironmentAnalyzer() : new EnvironmentAnalyzer(own));
        return [.. found.Select(static diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage()}")];
    }
}
