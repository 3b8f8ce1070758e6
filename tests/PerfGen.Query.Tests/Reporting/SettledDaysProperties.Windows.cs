using PerfGen.Query.Named;
using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Support;
using PerfGen.Runtime.Journal;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Query.Tests.Reporting;

public sealed partial class SettledDaysProperties
{
    [Fact]
    public async Task AStoreOfTheSchemaBeforeFiguresOfWindowsSaysTheSameBeforeAndAfterItIsBroughtForward()
    {
        using var data = new RecordedData();
        for (var seed = 1; seed < 9; seed++)
        {
            Drain(data, new Step(0, seed, seed * 7));
        }

        Maintain(data, 24 * 12);
        ReportWindow?[] windows = [null, Days(1, 3), Days(0, 5), new ReportWindow(JournalBuilder.Begin.AddHours(5), null, "some time")];
        var later = await AllAsync();
        Execute(data, "drop table store.day_methods; drop table store.session_spans; drop table store.unsettled_sessions; drop macro table store.said_spans; delete from store.schema_version where version = 14");

        Assert.Equal(later, await AllAsync());

        // Whoever writes next brings it forward: the figures are not there yet, and the report says the same.
        Drain(data, new Step(0, 11, 30));
        Assert.Equal(0, Count("session_spans"));
        Assert.NotEqual(0, Count("unsettled"));
        var forward = await AllAsync();
        Maintain(data, 24 * 12);
        Assert.NotEqual(0, Count("session_spans"));
        Assert.NotEqual(0, Count("day_methods"));
        Assert.Equal(0, Count("unsettled"));
        Assert.Equal(forward, await AllAsync());

        long Count(string table) => StoredCall.Read(data.Directory, $"select count(*) from store.{table}", static row => (long)row[0]!)[0];

        async Task<string> AllAsync()
        {
            var shown = new List<string>();
            foreach (var window in windows)
            {
                var report = await LoadAsync(data, 0, window);
                shown.Add(ShowBoth(report, "keep-all") + "\n" + string.Join('\n', report.Methods) + string.Join('\n', report.Agents));
                Assert.Equal(ShowBoth(await LoadAsync(data, RollupPlan.NeverMany, window), "keep-all"), ShowBoth(report, "keep-all"));
            }

            return string.Join("\n\n", shown);
        }
    }

    [Fact]
    public async Task AWindowOfDaysReadsNeitherHistogramsOfRollupsNorCallsOfSessions()
    {
        using var data = new RecordedData();
        for (var seed = 1; seed < 9; seed++)
        {
            Drain(data, new Step(0, seed, seed * 7));
        }

        Maintain(data, 24 * 12);
        var before = await LoadAsync(data, 0, Days(0, 4));
        Assert.NotNull(before.Totals.P95Seconds);
        Assert.NotEqual(0, before.Totals.Sessions);

        // What no upkeep ever does.
        Execute(data, "update store.rollup_days set durations = null; update store.call_rows set context_id = null; delete from store.events where kind in (1, 2)");

        var after = await LoadAsync(data, 0, Days(0, 4));
        Assert.Equal(before.Totals.Sessions, after.Totals.Sessions);
        Assert.Equal(before.Totals.P95Seconds, after.Totals.P95Seconds);
        Assert.Equal(before.Methods, after.Methods);
        Assert.Equal(before.Agents.Select(static row => (row.Agent, row.P50Seconds)), after.Agents.Select(static row => (row.Agent, row.P50Seconds)));
    }

    [Fact]
    public async Task DaysBesideMonthsAndRowsBesideDaysCountOnceInAPercentile()
    {
        using var data = new RecordedData();
        data.Directory.Create();
        var journal = new JournalBuilder(data.Directory, JournalBuilder.NewSource());
        void Call(string method, int day, int times, long duration)
        {
            for (var i = 0; i < times; i++)
            {
                journal.Call(journal.Site(method), at: (day * 24 * Hour) + i, duration);
            }
        }

        // In January, of which the window holds days, and in February, which it holds whole.
        Call("MostInJanuary", 20, 3, 1_000_000_000);
        Call("MostInJanuary", 40, 2, 1_000_000);
        Call("MostInFebruary", 20, 2, 1_000_000_000);
        Call("MostInFebruary", 40, 3, 1_000_000);
        journal.Write();
        data.Drain();
        Maintain(data, 24 * 60);
        var window = new ReportWindow(JournalBuilder.Begin.AddDays(10), null, "since January");
        await AreMediansAsync();

        journal = new JournalBuilder(data.Directory, JournalBuilder.NewSource());
        journal.Call(journal.Site("Beside"), at: 24 * 62 * Hour);
        journal.Write();
        data.Drain();
        await AreMediansAsync();

        async Task AreMediansAsync()
        {
            var report = await LoadAsync(data, 0, window);
            double? Median(string method) => Assert.Single(report.Methods, row => row.Method == method).P50Seconds;
            Assert.InRange(Median("MostInJanuary")!.Value, 0.99, 1.01);
            Assert.InRange(Median("MostInFebruary")!.Value, 0.00099, 0.00101);
        }
    }

    [Fact]
    public async Task ASessionThatGoesOnAfterItsDaysWereSettledIsSeenInEveryWindowThatItSpans()
    {
        using var data = new RecordedData();
        data.Directory.Create();
        var first = new JournalBuilder(data.Directory, JournalBuilder.NewSource());
        first.Call(first.Site("Work"), at: Hour, context: first.Context("called", "t"));
        first.Event(EventKind.SessionStart, first.Context("told", null), at: 30 * Hour);
        first.Event(EventKind.SessionEnd, first.Context("again", null), at: 2 * Hour);
        first.Event(EventKind.SessionStart, first.Context("again", null), at: 40 * Hour);
        first.Event(EventKind.SessionStart, first.Context("again", null), at: 55 * Hour);
        first.Write();
        data.Drain();
        Maintain(data, 60);
        await AreSeenAsync("1 0 1", "before what comes late");

        // A call of another day, an end, and the begin that makes a later one of the same part count no more.
        var late = new JournalBuilder(data.Directory, JournalBuilder.NewSource());
        late.Call(late.Site("Work"), at: 100 * Hour, context: late.Context("called", "t"));
        late.Event(EventKind.SessionEnd, late.Context("told", null), at: 90 * Hour);
        late.Event(EventKind.SessionStart, late.Context("again", null), at: 20 * Hour);
        late.Write();
        data.Drain();
        await AreSeenAsync("2 2 2", "before the next upkeep");
        Maintain(data, 110);
        await AreSeenAsync("2 2 2", "after it");
        Assert.Equal(0, StoredCall.Read(data.Directory, "select count(*) from store.unsettled_sessions", static row => (long)row[0]!)[0]);

        async Task AreSeenAsync(string sessions, string when)
        {
            ReportWindow[] windows = [Hours(0, 24), Hours(60, 80), Hours(30, 36)];
            foreach (var many in (long[])[0, RollupPlan.NeverMany])
            {
                var seen = new List<long>();
                foreach (var window in windows)
                {
                    seen.Add((await LoadAsync(data, many, window)).Totals.Sessions);
                }

                Assert.Equal((when, many, sessions), (when, many, string.Join(' ', seen)));
            }
        }

        static ReportWindow Hours(int from, int until) => new(JournalBuilder.Begin.AddHours(from), JournalBuilder.Begin.AddHours(until), "hours");
    }

    private static ReportWindow Days(int from, int until) => new(DayOf(from, "UTC"), DayOf(until, "UTC"), "days");
}
