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
        Assert.Contains("error PRFGCFG003: PerfGen tracks 66.7 % of the calls of tracked methods in Covered, and PerfGenCoverageMinimum asks for 95 %", failed, StringComparison.Ordinal);
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
}
