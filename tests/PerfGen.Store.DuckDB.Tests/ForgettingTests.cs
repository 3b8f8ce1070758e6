using PerfGen.SampleData;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>What stands in rollups behind a time before which everything was forgotten.</summary>
public sealed class ForgettingTests : IDisposable
{
    private const long Minute = 60_000_000_000;
    private readonly TemporaryData _data = new();

    [Theory]
    [InlineData("UTC")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("America/St_Johns")]
    public void WhatIsForgottenLaterLeavesTheDayAndTheMonthThatAnEarlierTimeDivides(string zone)
    {
        Settings(zone, "keep-all");
        Calls(every: 12 * 60, count: 60 * 2);
        Maintain(hours: 24 * 70);
        Forget(new ForgetRequest { Before = JournalBuilder.Begin.AddHours(24 * 20) });
        Assert.Equal("80|80|80", Counts());

        Forget(new ForgetRequest { Session = "nobody" });
        Assert.Equal("80|80|80", Counts());

        Forget(new ForgetRequest { Session = "s1" });
        Assert.Equal("40|40|40", Counts());
    }

    [Fact]
    public void TheMonthOfTheTimeKeepsItsLaterDaysWhereTheirRowsAreGone()
    {
        Settings("UTC", "tiered");
        Calls(every: 3 * 60, count: 25 * 8);
        Maintain(hours: 24 * 60);
        Assert.Equal("0|200|200", Counts());

        Forget(new ForgetRequest { Before = new(2026, 1, 12, 0, 0, 0, TimeSpan.Zero) });

        // The first call is of 3:04 on the second, so that seven begin on that day, and eight on each of the nine that follow.
        Assert.Equal("0|121|121", Counts());
    }

    [Fact]
    public void TheHourAndTheDayThatTheTimeDividesKeepTheRowsThatAreRemovedLater()
    {
        Settings("Asia/Kathmandu", "tiered");
        Calls(every: 10, count: 12);
        Maintain(hours: 3);
        Forget(new ForgetRequest { Before = JournalBuilder.Begin.AddMinutes(35) });
        Assert.Equal("8|8|8", Counts());
        Maintain(hours: 24 * 9);
        Assert.Equal("0|8|8", Counts());

        Forget(new ForgetRequest { Session = "nobody" });

        Assert.Equal("0|8|8", Counts());
        Assert.Equal("8", _data.AskOne("select sum(calls)::bigint from hourly_rollup"));
    }

    [Fact]
    public void AnEarlierTimeThanWasSaidBeforeForgetsNothingMore()
    {
        Settings("UTC", "tiered");
        Calls(every: 10, count: 12);
        Maintain(hours: 3);
        Forget(new ForgetRequest { Before = JournalBuilder.Begin.AddMinutes(35) });
        Maintain(hours: 24 * 50);

        Forget(new ForgetRequest { Before = JournalBuilder.Begin.AddMinutes(15) });

        Assert.Equal("0|8|8", Counts());
    }

    [Fact]
    public void WhatIsOnlyACountThatBeganBeforeTheTimeGoesAsAWhole()
    {
        Settings("UTC", "tiered");
        Calls(every: 10, count: 12);
        Maintain(hours: 24 * 9);

        // Calls begin at 3:04, 3:14, …: those of the hour from 3:00 are one count, as are those of the hour from 4:00.
        Forget(new ForgetRequest { Before = JournalBuilder.Begin.AddMinutes(5) });
        Assert.Equal("0|6|6", Counts());
        Maintain(hours: 24 * 50);
        Forget(new ForgetRequest { Before = JournalBuilder.Begin.AddMinutes(60) });

        Assert.Equal("0|null|null", Counts());
    }

    public void Dispose() => _data.Dispose();

    private void Settings(string zone, string policy)
    {
        System.IO.Directory.CreateDirectory(_data.Directory.Path);
        File.WriteAllText(Path.Combine(_data.Directory.Path, "perfgen.json"), $$"""{ "store": { "timeZone": "{{zone}}", "retention": "{{policy}}" } }""");
    }

    /// <summary>Calls of the sessions s0 and s1 in turn.</summary>
    private void Calls(int every, int count)
    {
        _data.Directory.Create();
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        var site = journal.Site("Work");
        int[] contexts = [journal.Context("s0"), journal.Context("s1")];
        for (var i = 0; i < count; i++)
        {
            journal.Call(site, at: i * every * Minute, context: contexts[i % 2]);
        }

        journal.Write();
        _data.Drain();
    }

    private void Maintain(int hours) => Sample.Upkeep(_data.Directory, JournalBuilder.Begin.AddHours(hours));

    private void Forget(ForgetRequest what) => new StoreMaintenance(_data.Directory).Forget(what);

    /// <summary>Calls that are rows, and those of days and of months.</summary>
    private string Counts() => _data.AskOne("select (select count(*) from calls), (select sum(calls)::bigint from daily_rollup), (select sum(calls)::bigint from monthly_rollup)");
}
