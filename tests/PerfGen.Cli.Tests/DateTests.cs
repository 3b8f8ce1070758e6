using PerfGen.Cli.Tests.Support;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Cli.Tests;

/// <summary>A date that somebody types is one of the store's zone, whatever that of the machine is.</summary>
public sealed class DateTests : IDisposable
{
    private const string East = "Pacific/Kiritimati";
    private const string West = "Pacific/Pago_Pago";
    private const string Date = "2026-01-03";

    private readonly DataDirectory _directory = new(Path.Combine(Path.GetTempPath(), "perfgen-test-" + Guid.NewGuid().ToString("N")));

    [Theory]
    [InlineData(East, West, "Early", "Late Middle")] // The day begins at 10:00 UTC of the day before.
    [InlineData(West, East, "Early Middle", "Late")] // At 11:00 UTC.
    public async Task DatesAreThoseOfTheStoresZoneWhoeverReadsThem(string zone, string zoneOfTheMachine, string before, string since)
    {
        Fill(zone);

        async Task<string> AskAsync(params string[] words)
        {
            var outcome = await Perfgen.RunInZoneAsync(zoneOfTheMachine, _directory.Path, words);
            Assert.True(outcome.ExitCode == 0, outcome.Errors);
            return string.Join(' ', ((string[])["Early", "Late", "Middle"]).Where(method => outcome.Output.Contains(method, StringComparison.Ordinal)));
        }

        Assert.Equal(since, await AskAsync("query", "metrics", "--table", "calls", "--since", Date));
        Assert.Equal(before, await AskAsync("query", "metrics", "--table", "calls", "--until", Date));
        Assert.Equal(since, await AskAsync("report", "--since", Date));
        Assert.Equal(since, await AskAsync("advice", "export", "--file", "-", "--since", Date));
        await AskAsync("forget", "--before", Date, "--yes");
        Assert.Equal(since, await AskAsync("query", "metrics", "--table", "calls"));
    }

    public void Dispose()
    {
        if (Directory.Exists(_directory.Path))
        {
            Directory.Delete(_directory.Path, recursive: true);
        }
    }

    private void Fill(string zone)
    {
        _directory.Create();
        File.WriteAllText(Path.Combine(_directory.Path, "perfgen.json"), $$"""{ "store": { "timeZone": "{{zone}}" } }""");
        var journal = new JournalBuilder(_directory, JournalBuilder.NewSource());
        foreach (var (method, at) in (IEnumerable<(string, TimeSpan)>)[("Early", new(9, 59, 0)), ("Middle", new(23, 0, 0)), ("Late", new(35, 1, 0))])
        {
            journal.Call(journal.Site(method), at: (long)(at - JournalBuilder.Begin.TimeOfDay).TotalNanoseconds);
        }

        journal.Write();
    }
}
