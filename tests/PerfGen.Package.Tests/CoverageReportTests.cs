using System.Text.Json;

namespace PerfGen.Package.Tests;

/// <summary>What a build says about the calls that it tracks.</summary>
public sealed class CoverageReportTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private const string Program = """
        using PerfGen;

        Func<int> count = Stock.Count;
        Console.WriteLine(count() + Stock.Count() + Stock.Count() + Stock.Free());

        public static class Stock
        {
            [TrackPerformance]
            public static int Count() => 1;

            [TrackPerformance]
            public static int Never() => 1;

            public static int Free() => 1;
        }
        """;

    [Fact]
    public async Task TheBuildPrintsTheScoreAndWritesTheReportAndFailsUnderAMinimum()
    {
        var consumer = feed.NewConsumer("Covered", "", Program);

        var plain = await consumer.BuildAsync();
        var reported = await consumer.BuildAsync("-p:PerfGenCoverageReport=report");
        var (exit, failed) = await consumer.TryAsync("build", "-p:PerfGenCoverageMinimum=95");
        var enough = await consumer.BuildAsync("-p:PerfGenCoverageMinimum=66");

        Assert.Contains("Covered: PerfGen tracks 2 of 3 calls of 2 methods (1 as a delegate, 1 method that nothing calls).", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("PRFG2090", plain, StringComparison.Ordinal);
        Assert.Contains("report is " + Path.Combine(consumer.Folder, "report", "Covered.md"), reported, StringComparison.Ordinal);
        Assert.NotEqual(0, exit);
        Assert.Contains("error PRFGCFG003: PerfGen tracks 66.6 % of the calls of tracked methods in Covered, and PerfGenCoverageMinimum asks for 95 %", failed, StringComparison.Ordinal);
        Assert.DoesNotContain("PRFGCFG003", enough, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(consumer.Folder, "report", "Covered.json")));
        var methods = json.RootElement.GetProperty("methods").EnumerateArray().ToList();
        Assert.Equal("perfgen.coverage/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(["Stock.Count()", "Stock.Never()"], methods.Select(static method => method.GetProperty("method").GetString()));
        Assert.Equal(["4:35", "4:51"], methods[0].GetProperty("tracked").EnumerateArray().Select(static place => $"{place.GetProperty("line")}:{place.GetProperty("column")}"));
        Assert.Equal("as a delegate", methods[0].GetProperty("missed")[0].GetProperty("reason").GetString());
        Assert.True(methods[1].GetProperty("never_called").GetBoolean());

        var markdown = await File.ReadAllTextAsync(Path.Combine(consumer.Folder, "report", "Covered.md"));
        Assert.Contains("| `Stock.Count()` | `Program.cs(3,19)` | as a delegate | PRFG2001 |", markdown, StringComparison.Ordinal);
        Assert.Contains("- `Stock.Never()`", markdown, StringComparison.Ordinal);

        using var sarif = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(consumer.Folder, "report", "Covered.sarif")));
        Assert.Equal(
            ["PRFG2001", "PRFG2011", "PRFG2090", "PRFG2090", "PRFG2099"],
            sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(static result => result.GetProperty("ruleId").GetString()!).Order(StringComparer.Ordinal));
    }

    /// <summary>One compilation serves all of them: nothing has changed, and the score, the report and what is wrong with them are said again.</summary>
    [Fact]
    public async Task WrongArgumentsAreSaidInASentenceAndABuildWithoutChangesSaysItsScore()
    {
        var consumer = feed.NewConsumer("Asked", "", Program);
        await consumer.BuildAsync();
        consumer.Write("taken", "a file");

        foreach (var (argument, expected) in new[]
        {
            ("-p:PerfGenCoverageMinimum=most", "error PRFGCFG003: PerfGenCoverageMinimum is 'most'; it has to be a percentage from 0 to 100."),
            ("-p:PerfGenCoverageMinimum=NaN", "error PRFGCFG003: PerfGenCoverageMinimum is 'NaN'; it has to be a percentage from 0 to 100."),
            ("-p:PerfGenCoverageMinimum=66.7", "error PRFGCFG003: PerfGen tracks 66.6 % of the calls of tracked methods in Asked, and PerfGenCoverageMinimum asks for 66.7 %."),
            ("-p:PerfGenCoverageReport=report.md", "error PRFGCFG004: PerfGenCoverageReport is 'report.md', which names a file; name the folder"),
            ("-p:PerfGenCoverageReport=taken", "error PRFGCFG004: The coverage report cannot be written: "),
        })
        {
            var (exit, output) = await consumer.TryBuildAsync("--no-restore", argument);

            Assert.True(exit == 1 && output.Contains(expected, StringComparison.Ordinal), output);
            Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        }

        Assert.False(Path.Exists(Path.Combine(consumer.Folder, "report.md")));
        Assert.Contains("Asked: PerfGen tracks 2 of 3 calls of 2 methods", await consumer.BuildAsync("--no-restore"), StringComparison.Ordinal);
    }

    /// <summary>Each project has files of its own, and each of the frameworks that it names; a project that has the package through another one is tracked as well.</summary>
    [Fact]
    public async Task TheProjectsOfASolutionWriteBesideEachOther()
    {
        var library = feed.NewConsumer("Shelves", "<OutputType>Library</OutputType><TargetFramework></TargetFramework><TargetFrameworks>net10.0</TargetFrameworks>", """
            public static class Shelf
            {
                [PerfGen.TrackPerformance]
                public static int Count() => 1;

                public static int Twice() => Count() + Count();
            }
            """);
        var program = feed.NewConsumer("Both", "", "Console.WriteLine(Shelf.Twice() + Stock.Count());\npublic static class Stock { [PerfGen.TrackPerformance] public static int Count() => 1; }");
        var third = feed.NewConsumer("Third", "", "Console.WriteLine(Shelf.Count());");
        program.Reference(library);
        third.Reference(library, insteadOfPackage: true);
        await program.TryAsync("new", "sln", "--format", "sln", "--name", "All");
        await program.TryAsync("sln", "All.sln", "add", "Both.csproj", library.ProjectFile, third.ProjectFile);

        var output = await program.BuildAsync("All.sln", "-p:PerfGenCoverageReport=report");

        Assert.Equal(
            ["Both.json", "Both.md", "Both.sarif", "Shelves.net10.0.json", "Shelves.net10.0.md", "Shelves.net10.0.sarif", "Third.json", "Third.md", "Third.sarif"],
            Directory.GetFiles(Path.Combine(program.Folder, "report")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("Both: PerfGen tracks 1 of 1 calls of 1 method.", output, StringComparison.Ordinal);
        Assert.Contains("Shelves: PerfGen tracks 2 of 2 calls of 1 method.", output, StringComparison.Ordinal);
        Assert.Contains("Third: PerfGen tracks 1 of 1 calls of 1 method.", output, StringComparison.Ordinal);
    }
}
