using System.Text.RegularExpressions;

namespace PerfGen.Package.Tests.Mass;

/// <summary>
/// Every method of a large real code base is tracked at once: it builds, nothing of PerfGen fails, and where they can its own tests pass as they are. With <c>PERFGEN_SLOW=1</c> only.
/// </summary>
public sealed partial class MassTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    // Nobody chose these methods: that one returns a query which is timed until it returns it (PRFG1017) is right to say, and no reason not to build.
    private const string WarningsStay = "-p:TreatWarningsAsErrors=false";

    /// <summary>
    /// Everything that runs on .NET 10 and is not the recorder itself. The store is sampled: it drains the journal that its own calls are recorded in, and would
    /// never come to an end. The tests of the store, of the command and of the chat client are left out, as they count all records that a process leaves.
    /// </summary>
    [SkippableFact]
    public async Task TheStoreTheQuestionsAndTheCommandRunTracked()
    {
        SkipUnlessSlow();
        var copy = new TrackedCopy(feed.NewFolder("product"));
        var methods = copy.Track("src/PerfGen.Store.DuckDB", "(SampleEvery = 1024)");
        string[] projects = ["PerfGen.Store.DuckDB", "PerfGen.Query", "PerfGen.Analysis", "PerfGen.Hosting", "PerfGen.Extensions.AI", "PerfGen.Cli"];
        foreach (var project in projects)
        {
            methods += copy.Track($"src/{project}");
            copy.Edit($"src/{project}/{project}.csproj", "<PropertyGroup>", "<PropertyGroup><UsePerfGen>true</UsePerfGen><PerfGenDrainInProcess>false</PerfGenDrainInProcess>");
        }

        methods += copy.Track("samples");
        var output = "";
        foreach (var project in new[] { "src/PerfGen.Cli", "src/PerfGen.Hosting", "src/PerfGen.Extensions.AI", "samples/CodeReviewAgents" })
        {
            output += await copy.RunAsync("build", project, "-p:PerfGenScore=true", $"-p:PerfGenTasks={Repository.BuildTasks}", WarningsStay);
        }

        AssertTracked(output, [.. projects, "CodeReviewAgents"], methods);
        await copy.RunAsync("test", "tests/PerfGen.Query.Tests", WarningsStay);
        await copy.RunAsync("test", "tests/PerfGen.Analysis.Tests", WarningsStay);
    }

    /// <summary>What runs in the compiler, built for .NET 10 in place of .NET Standard, with the package.</summary>
    [SkippableFact]
    public async Task TheAnalyzersAndTheGeneratorBuildTracked()
    {
        SkipUnlessSlow();
        var copy = new TrackedCopy(feed.NewFolder("compiler"));
        copy.Write("nuget.config", feed.Configuration(withRegistry: true));
        copy.Edit("src/Directory.Packages.props", "<ItemGroup Label=\"Product\">", "<ItemGroup Label=\"Product\"><PackageVersion Include=\"PerfGen\" Version=\"0.1.0\" />");
        var methods = copy.Track("src/Shared/Roslyn");
        string[] projects = ["PerfGen.Analyzers", "PerfGen.CodeFixes", "PerfGen.Generator"];
        foreach (var project in projects)
        {
            methods += copy.Track($"src/{project}");
            copy.Edit($"src/{project}/{project}.csproj", "<TargetFramework>netstandard2.0", "<IsAotCompatible>false</IsAotCompatible><TargetFramework>net10.0");
            copy.Edit($"src/{project}/{project}.csproj", "<EnforceExtendedAnalyzerRules>true", "<EnforceExtendedAnalyzerRules>false");
            copy.Edit($"src/{project}/{project}.csproj", "<ItemGroup>", "<ItemGroup><PackageReference Include=\"PerfGen\" />");
        }

        // The attributes' assembly has a type of this name, in the namespace around.
        copy.Rename("KnownMetric", "KnownCatalogueMetric", "src/PerfGen.Analyzers", "src/PerfGen.CodeFixes");

        var output = await copy.RunAsync("build", "src/PerfGen.CodeFixes", WarningsStay)
            + await copy.RunAsync("build", "src/PerfGen.Generator", WarningsStay);

        AssertTracked(output, projects, methods);
    }

    /// <summary>Each project says its score, most of its calls are tracked, and none is left alone by a fault.</summary>
    private static void AssertTracked(string output, string[] projects, int methods)
    {
        Assert.DoesNotContain("PRFG9001", output, StringComparison.Ordinal);
        var scores = ScorePattern().Matches(output).DistinctBy(static score => score.Groups[1].Value).ToDictionary(static score => score.Groups[1].Value, static score => (Tracked: Number(score, 2), Calls: Number(score, 3), Line: score.Value));
        Assert.Equal(projects.Order(StringComparer.Ordinal), scores.Keys.Select(static name => name == "perfgen" ? "PerfGen.Cli" : name).Order(StringComparer.Ordinal));
        Assert.True(methods > 600, $"{methods} methods");
        Assert.All(scores, static score => Assert.True(score.Value.Tracked >= 0.5 * score.Value.Calls, score.Value.Line)); // A small project may consist of private nested types, which generated code cannot name.
        Assert.True(scores.Values.Sum(static score => score.Tracked) >= 0.85 * scores.Values.Sum(static score => score.Calls), string.Join('\n', scores.Values.Select(static score => score.Line)));
    }

    private static int Number(Match score, int group) => int.Parse(score.Groups[group].Value.Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    private static void SkipUnlessSlow() => Skip.IfNot(Environment.GetEnvironmentVariable("PERFGEN_SLOW") == "1", "Slow: set PERFGEN_SLOW=1.");

    [GeneratedRegex(@"([\w.]+): PerfGen tracks ([\d,]+) of ([\d,]+) calls.*")]
    private static partial Regex ScorePattern();
}
