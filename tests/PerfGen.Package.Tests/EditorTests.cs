using System.Text.Json;

namespace PerfGen.Package.Tests;

/// <summary>
/// The rules of the installed package as the tools around a compiler run them: MSBuild's workspace host as editors use it, dotnet format, an error log.
/// No editor itself is started. With <c>PERFGEN_SLOW=1</c> only.
/// </summary>
public sealed class EditorTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private const string Program = """
        using PerfGen;

        var watch = System.Diagnostics.Stopwatch.StartNew();
        Perf.Record("wait_time", watch.Elapsed.TotalMilliseconds, Units.Milliseconds);
        Perf.Record("read_time", watch.ElapsedMilliseconds, "ms");
        Console.WriteLine("done");
        """;

    [SkippableFact]
    public async Task AWorkspaceHostShowsTheDiagnosticsAndFixesAnUnsavedDocument()
    {
        SkipUnlessSlow();
        var consumer = feed.NewConsumer("Hosted", "", Program);
        await consumer.BuildAsync();

        var output = await Dotnet.RunAsync(consumer.Folder, "exec", Repository.WorkspaceHost, Path.Combine(consumer.Folder, "Hosted.csproj"), "Program.cs",
            "Console.WriteLine(\"done\");", "Perf.Record(\"filesCreated\", 5, Units.Count);", "PRFG3001");

        using var json = JsonDocument.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..]);
        string[] Lines(string name) => [.. json.RootElement.GetProperty(name).EnumerateArray().Select(static line => line.GetString()!)];
        Assert.Equal(["Program.cs(4,59): PRFG4005", "Program.cs(5,53): PRFG4005"], Lines("saved").Select(static line => line[..line.IndexOf(':', line.IndexOf("PRFG", StringComparison.Ordinal))]));
        Assert.Contains(Lines("unsaved"), static line => line.StartsWith("Program.cs(6,13): PRFG3001: 'filesCreated'", StringComparison.Ordinal));
        Assert.Contains("Perf.Record(\"files_created\", 5, Units.Count);", json.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(Lines("saved"), Lines("left"));
        Assert.Empty(Lines("errors"));
        Assert.Equal(Program, json.RootElement.GetProperty("onDisk").GetString());
    }

    [SkippableFact]
    public async Task DotnetFormatFixesAllOfAProject()
    {
        SkipUnlessSlow();
        var consumer = feed.NewConsumer("Formatted", "", Program);
        await consumer.BuildAsync();

        await Dotnet.RunAsync(consumer.Folder, "format", "analyzers", "--no-restore", "--diagnostics", "PRFG4005", "--severity", "warn");

        Assert.Contains("""Perf.Record("wait_time", watch.Elapsed.TotalSeconds, Units.Seconds);""", consumer.ReadText("Program.cs"), StringComparison.Ordinal);
        Assert.Contains("""Perf.Record("read_time", watch.Elapsed.TotalSeconds, "seconds");""", consumer.ReadText("Program.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("PRFG", await consumer.BuildAsync("--no-restore"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task AnErrorLogCarriesIdsHelpLinksAndPlaces()
    {
        SkipUnlessSlow();
        var consumer = feed.NewConsumer("Logged", "", Program);

        await consumer.BuildAsync("-p:ErrorLog=log.sarif%2cversion=2.1");

        using var log = JsonDocument.Parse(consumer.ReadText("log.sarif"));
        var run = log.RootElement.GetProperty("runs")[0];
        var results = run.GetProperty("results").EnumerateArray().Where(static result => result.GetProperty("ruleId").GetString() == "PRFG4005").ToArray();
        Assert.Equal(
            [(4, 59), (5, 53)],
            results.Select(static result => result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region")).Select(static region => (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32())));
        Assert.All(results, static result => Assert.EndsWith("Program.cs", result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal));
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Single(static rule => rule.GetProperty("id").GetString() == "PRFG4005");
        Assert.EndsWith("/src/PerfGen.Analyzers/docs/PRFG4005.md", rule.GetProperty("helpUri").GetString(), StringComparison.Ordinal);
    }

    /// <summary>One fault, one diagnostic, at its line of the file; and nothing else fails because of it.</summary>
    [SkippableTheory]
    [InlineData("bad JSON", "  \"metrics\": [\n    { \"name\": \"good\", \"unit\": \"count\" } { \"name\": \"more\", \"unit\": \"count\" }\n  ]", "(3,41): error PRFG5003: a comma is missing before this")]
    [InlineData("unknown unit", "  \"metrics\": [\n    { \"name\": \"good\", \"unit\": \"coutn\" },\n    { \"name\": \"more\", \"unit\": \"count\" }\n  ]", "(3,32): error PRFG5003: 'coutn' is not a unit; did you mean 'count'?")]
    [InlineData("duplicate", "  \"metrics\": [\n    { \"name\": \"good\", \"unit\": \"count\" },\n    { \"name\": \"more\", \"unit\": \"count\" },\n    { \"name\": \"good\", \"unit\": \"bytes\" }\n  ]", "(5,16): error PRFG5003: 'good' is described a second time; the first is in line 3")]
    [InlineData("cycle", "  \"metrics\": [\n    { \"name\": \"good\", \"unit\": \"count\" },\n    { \"name\": \"more\", \"unit\": \"count\", \"renamed_to\": \"other\" },\n    { \"name\": \"other\", \"unit\": \"count\", \"renamed_to\": \"more\" }\n  ]", "(4,55): error PRFG5009: 'more' is renamed to itself in the end: more to other to more")]
    [InlineData("range", "  \"metrics\": [\n    { \"name\": \"good\", \"unit\": \"count\", \"minimum\": 2, \"maximum\": 1 },\n    { \"name\": \"more\", \"unit\": \"count\" }\n  ]", "(3,65): error PRFG5003: the maximum 1 is not above the minimum 2")]
    public async Task AWrongCatalogueGivesOneDiagnosticAtItsLineAndTheBuildGoesOn(string name, string content, string expected)
    {
        SkipUnlessSlow();
        var consumer = feed.NewConsumer("Wrong" + name.Replace(" ", "", StringComparison.Ordinal), "<NoWarn>PRFG5005</NoWarn>", "using PerfGen;\nConsole.WriteLine(Consumer.Metrics.Good.Name + Consumer.Metrics.More.Name);");
        consumer.Write("Directory.Build.props", "<Project><PropertyGroup><RootNamespace>Consumer</RootNamespace></PropertyGroup></Project>");
        consumer.Write("perfgen.metrics.json", "{\n" + content + "\n}\n");

        var (exit, output) = await consumer.TryBuildAsync();

        Assert.NotEqual(0, exit);
        var errors = output.Split('\n').Where(static line => line.Contains("error ", StringComparison.Ordinal)).Select(static line => line.Trim().Split(" (https://")[0]).Distinct().ToArray();
        Assert.EndsWith("perfgen.metrics.json" + expected, Assert.Single(errors), StringComparison.Ordinal);

        // As a warning it does not stop the build, and the members that can be had are there.
        await consumer.BuildAsync("--no-restore", "-p:WarningsNotAsErrors=PRFG5003", "-p:NoWarn=PRFG5003%3bPRFG5009%3bPRFG5005");
        Assert.Equal("goodmore\n", (await consumer.RunAsync()).Output);
    }

    [SkippableFact]
    public async Task ACatalogueAboveTheProjectIsFoundAndItsBaselineHolds()
    {
        SkipUnlessSlow();
        var consumer = feed.NewConsumer("Nested", "", "using PerfGen;\nusing Metrics = Nested.Metrics;\nMetrics.Good.Record(1);\nMetrics.TestCoverage.Record(85.5);\nConsole.WriteLine(Perf.Rejected);");
        var above = Directory.GetParent(consumer.Folder)!.FullName;
        File.WriteAllText(Path.Combine(above, "perfgen.metrics.json"), """{ "metrics": [{ "name": "good", "unit": "count" }] }""");
        File.WriteAllText(Path.Combine(above, "perfgen.metrics.shipped.json"), """{ "metrics": [{ "name": "good", "unit": "bytes" }] }""");
        try
        {
            var (_, output) = await consumer.TryBuildAsync();
            Assert.Contains("perfgen.metrics.json(1,42): error PRFG5004: 'good' was shipped in bytes, and is now in count;", output, StringComparison.Ordinal);

            File.Delete(Path.Combine(above, "perfgen.metrics.shipped.json"));
            await consumer.BuildAsync();
            Assert.Equal("0\n", (await consumer.RunAsync()).Output);
        }
        finally
        {
            File.Delete(Path.Combine(above, "perfgen.metrics.json"));
        }
    }

    private static void SkipUnlessSlow() => Skip.IfNot(Environment.GetEnvironmentVariable("PERFGEN_SLOW") == "1", "Slow: set PERFGEN_SLOW=1.");
}
