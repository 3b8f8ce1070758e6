using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Query.Tests.Reporting;

/// <summary>Summaries that are made without anybody asking.</summary>
public sealed class SummariesTests
{
    private static readonly DateTimeOffset Evening = new(2025, 11, 29, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task K16_DaysAndWeeksAreSummarisedByDefaultAndOnceMoreAfterTheirEnd_S2c()
    {
        using var data = Swarm.OfTwoDays();

        var first = await Summaries.WriteAsync(data.Directory, Evening);
        var onSunday = await Summaries.WriteAsync(data.Directory, Evening.AddDays(1));
        var onWednesday = await Summaries.WriteAsync(data.Directory, Evening.AddDays(4));
        var later = await Summaries.WriteAsync(data.Directory, Evening.AddDays(4).AddHours(1));

        // The day before had ended, and stays; the others are made once more after their end.
        Assert.Equal(["2025-11-28.json", "2025-11-29.json", "2025-W48.json"], first.Select(Path.GetFileName));
        Assert.Equal(["2025-11-29.json", "2025-W48.json"], onSunday.Select(Path.GetFileName));
        Assert.Equal(["2025-W48.json"], onWednesday.Select(Path.GetFileName));
        Assert.Empty(later);
        Assert.Contains("\"tasks_completed\": 24", await File.ReadAllTextAsync(first[1]), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.GetDirectoryName(first[0])!), static file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"daily_summary\": false", new[] { "2025-W48.json" })]
    [InlineData("\"weekly_report\": false", new[] { "2025-11-28.json", "2025-11-29.json" })]
    [InlineData("\"export_format\": \"markdown\", \"weekly_report\": false", new[] { "2025-11-28.md", "2025-11-29.md" })]
    [InlineData("\"export_format\": \"text\", \"weekly_report\": false", new[] { "2025-11-28.txt", "2025-11-29.txt" })]
    public async Task D11_ReportingSwitchesDecideWhichAndHow(string setting, string[] files)
    {
        using var data = Swarm.OfTwoDays();
        await File.WriteAllTextAsync(Path.Combine(data.Directory.Path, "perfgen.json"), $$"""{ "metrics": { "reporting": { {{setting}} } } }""");

        Assert.Equal(files, (await Summaries.WriteAsync(data.Directory, Evening)).Select(Path.GetFileName));
    }

    [Fact]
    public async Task WithoutDataNothingIsWritten()
    {
        using var data = new RecordedData();

        Assert.Empty(await Summaries.WriteAsync(data.Directory, Evening));
        Assert.False(data.Directory.Exists);
    }
}
