using PerfGen.Query.Questions;
using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Support;
using PerfGen.Runtime.Journal.Inbox;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Tests.Reporting;

/// <summary>Days begin where <c>store.timeZone</c> says, also where clocks change.</summary>
public sealed class ZoneTests : IDisposable
{
    private readonly RecordedData _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task DaysAreThoseOfTheStoresZoneOnBothSidesOfAChangeOfClocks()
    {
        // Berlin: summer time ends on 26 October 2025, 03:00; that day has 25 hours, and midnight is 22:00 before it and 23:00 after it.
        Zone("Europe/Berlin");
        Tasks("2025-10-25T21:59:59Z", "2025-10-25T22:00:00Z", "2025-10-26T22:59:59Z", "2025-10-26T23:00:00Z");

        var days = await WorkGroupReport.LoadAsync(_data.Directory, WorkGrouping.Day);

        Assert.Equal(["2025-10-25 1", "2025-10-26 2", "2025-10-27 1"], days.Select(static day => $"{day.Name} {day.Tasks}"));
        foreach (var day in days)
        {
            var report = await PeriodReport.LoadAsync(_data.Directory, ReportPeriod.Parse(day.Name!, PeriodKind.Daily, DateTimeOffset.UtcNow, ReportZone.Find(_data.Directory))!);
            Assert.Equal(day.Tasks, report.Totals.TasksCompleted);
        }
    }

    [Fact]
    public async Task OnceDaysAreRolledUpTheirZoneIsThatOfEveryReport()
    {
        Zone("Asia/Tokyo");
        Tasks("2025-11-28T14:59:59Z", "2025-11-28T15:00:00Z");
        Assert.Equal("Asia/Tokyo", ReportZone.Find(_data.Directory).Id);
        new StoreMaintenance(_data.Directory).Maintain();

        Zone("America/New_York");

        Assert.Equal("Asia/Tokyo", ReportZone.Find(_data.Directory).Id);
        Assert.Equal(["2025-11-28", "2025-11-29"], (await WorkGroupReport.LoadAsync(_data.Directory, WorkGrouping.Day)).Select(static day => day.Name));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2025-03-30", 23, "2025-03-29T23:00:00Z")]
    [InlineData("Europe/Berlin", "2025-10-26", 25, "2025-10-25T22:00:00Z")]
    [InlineData("Asia/Kathmandu", "2025-10-26", 24, "2025-10-25T18:15:00Z")]
    [InlineData("America/Havana", "2025-11-02", 25, "2025-11-02T04:00:00Z")] // midnight comes twice
    [InlineData("America/Havana", "2025-03-09", 23, "2025-03-09T05:00:00Z")] // and never
    public void ADayLastsUntilTheNextMidnightOfItsZone(string zone, string day, double hours, string begin)
    {
        var period = ReportPeriod.Parse(day, PeriodKind.Daily, DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById(zone))!;

        Assert.Equal((DateTimeOffset.Parse(begin, System.Globalization.CultureInfo.InvariantCulture), hours), (period.From, (period.To - period.From).TotalHours));
    }

    [Fact]
    public void AZoneThatIsNotKnownIsLeftToWhoeverSaysSo()
    {
        Zone("Europe/Berlim");

        Assert.Equal(TimeZoneInfo.Local, ReportZone.Find(_data.Directory));
    }

    private void Zone(string name)
    {
        System.IO.Directory.CreateDirectory(_data.Directory.Path);
        File.WriteAllText(Path.Combine(_data.Directory.Path, "perfgen.json"), $$"""{ "store": { "timeZone": "{{name}}" } }""");
    }

    private void Tasks(params string[] ends)
    {
        var inbox = new InboxWriter(_data.Directory);
        foreach (var end in ends)
        {
            inbox.RecordTask(new TaskRecord { Id = end, EndedAt = DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture), Duration = TimeSpan.FromMilliseconds(500) });
        }

        _data.Drain();
    }
}
