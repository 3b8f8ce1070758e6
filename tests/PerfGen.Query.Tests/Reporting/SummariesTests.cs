using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Support;
using PerfGen.Runtime.Journal.Inbox;

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

        // The day before had ended, and stays; the others are made once more after their end. On Sunday the week says what it said the day before.
        Assert.Equal(["2025-11-28.json", "2025-11-29.json", "2025-W48.json"], first.Select(Path.GetFileName));
        Assert.Equal(["2025-11-29.json"], onSunday.Select(Path.GetFileName));
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
    public async Task ASummaryOfThePresentStaysForAWhileAndWhatIsDrainedLateIsInThatOfTheLastPeriod()
    {
        using var data = Swarm.OfTwoDays();
        await Summaries.WriteAsync(data.Directory, Evening);

        Assert.Empty(await Summaries.WriteAsync(data.Directory, Evening.AddMinutes(9), TimeSpan.FromMinutes(10)));
        Late(data, "2025-11-28T23:00:00Z");
        Assert.Empty(await Summaries.WriteAsync(data.Directory, Evening.AddMinutes(9), TimeSpan.FromMinutes(10)));

        var written = await Summaries.WriteAsync(data.Directory, Evening.AddHours(1), TimeSpan.FromMinutes(10));

        // The week holds both days; the 29th has the 28th in its trends.
        Assert.Equal(["2025-11-28.json", "2025-11-29.json", "2025-W48.json"], written.Select(Path.GetFileName));
        Assert.Contains("\"tasks_completed\": 16", await File.ReadAllTextAsync(written[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereSeveralWriteAtOnceOneDoesAndNoFileIsHalfWritten()
    {
        using var data = Swarm.OfTwoDays();
        var wholeFile = new FileInfo((await Summaries.WriteAsync(data.Directory, Evening))[1]);
        var text = await File.ReadAllTextAsync(wholeFile.FullName);
        var ended = false;
        var reader = Task.Run(async () =>
        {
            while (!Volatile.Read(ref ended))
            {
                Assert.Equal(text, await File.ReadAllTextAsync(wholeFile.FullName));
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Summaries.WriteAsync(data.Directory, Evening.AddMinutes(i)))));
        Volatile.Write(ref ended, true);
        await reader;

        Assert.Equal(["2025-11-28.json", "2025-11-29.json", "2025-W48.json"], Directory.EnumerateFiles(wholeFile.DirectoryName!, "2*").Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task SummariesThatShouldBeThereAndAreNotAreNamed()
    {
        using var data = Swarm.OfTwoDays();

        Assert.Equal(["2025-11-28"], await Summaries.MissingAsync(data.Directory, Evening));
        Assert.Null(Summaries.Newest(data.Directory));
        await Summaries.WriteAsync(data.Directory, Evening);

        Assert.Empty(await Summaries.MissingAsync(data.Directory, Evening));
        Assert.Equal(Evening, Summaries.Newest(data.Directory)!.Value.WrittenAt);
        Assert.Equal(["2025-11-29"], await Summaries.MissingAsync(data.Directory, Evening.AddDays(1)));
        Assert.Equal(["2025-W48"], await Summaries.MissingAsync(data.Directory, Evening.AddDays(2)));
    }

    [Fact]
    public async Task WithoutDataNothingIsWritten()
    {
        using var data = new RecordedData();

        Assert.Empty(await Summaries.WriteAsync(data.Directory, Evening));
        Assert.False(data.Directory.Exists);
    }

    private static void Late(RecordedData data, string endedAt)
    {
        new InboxWriter(data.Directory).RecordTask(new TaskRecord { Id = "late", EndedAt = DateTimeOffset.Parse(endedAt, System.Globalization.CultureInfo.InvariantCulture), Duration = TimeSpan.FromSeconds(1) });
        data.Drain();
    }
}
