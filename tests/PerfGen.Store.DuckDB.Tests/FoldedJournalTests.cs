using PerfGen.Runtime.Journal.Folding;
using PerfGen.Runtime.Journal.Reading;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>Journals that reached their bound before anybody drained them: every call counts, once, as a row or in the rollups.</summary>
public sealed class FoldedJournalTests : IDisposable
{
    private const int Calls = 600_000;
    private static readonly (string, string)[] SmallBound = [("PERFGEN_JOURNAL_LIMIT_MIB", "20")];

    private readonly TemporaryData _data = new();

    [SkippableTheory]
    [InlineData("exit")]
    [InlineData("wait")]
    public void EveryCallOfAProcessThatNobodyDrainedCountsOnce(string end)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere calls beyond the bound are dropped, and counted.");
        using (var writer = ChildProcess.WriterIn(SmallBound, _data, $"calls={Calls}", "ack=100000", "end=" + end))
        {
            writer.WaitForLine(line => line == (end == "exit" ? $"done {Calls}" : "open 1"));
            if (end == "wait")
            {
                Check(isDead: false);
                writer.Kill();
            }
            else
            {
                writer.WaitForSuccess();
            }
        }

        Check(isDead: true);
        Assert.Equal(0, _data.Drain().Folded);
        Check(isDead: true);
        Assert.Empty(_data.JournalFiles());
        Assert.DoesNotContain(new StoreDoctor(_data.Directory).Examine(), static finding => finding.Severity == FindingSeverity.Damage);
    }

    [SkippableFact]
    public void AStatusBeforeTheDrainSaysHowManyWereFolded()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere calls beyond the bound are dropped, and counted.");
        using (var writer = ChildProcess.WriterIn(SmallBound, _data, $"calls={Calls}", "ack=100000"))
        {
            writer.WaitForSuccess();
        }

        var before = StoreStatus.Read(_data.Directory);
        var result = _data.Drain();
        var after = StoreStatus.Read(_data.Directory);

        Assert.InRange(before.Folded, 1, Calls);
        Assert.Equal((Calls + 2, 0), (before.Waiting, before.Dropped)); // With the two events of its session.
        Assert.Equal((before.Folded, Calls - before.Folded), (result.Folded, result.Calls));
        Assert.Equal((before.Folded, 0, before.Folded), (after.Folded, after.Waiting, after.Stored!.Folded));
    }

    [Fact]
    public void ADrainThatIsKilledBeforeOrAfterItsCommitAddsAFoldOnce()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        foreach (var moment in (string[])["stop-before-commit", "stop-after-commit"])
        {
            using (var writer = ChildProcess.WriterIn(SmallBound, _data, $"calls={Calls}", "ack=100000"))
            {
                writer.WaitForSuccess();
            }

            using var drainer = ChildProcess.Start(moment, _data);
            drainer.WaitForLine(static line => line == "ready");
            drainer.Kill();
            _data.Drain();
        }

        Assert.Equal((2L * Calls).ToString(System.Globalization.CultureInfo.InvariantCulture), _data.AskOne("select (select count(*) from calls) + (select sum(calls) from hourly_rollup)"));
    }

    [Fact]
    public void FiguresOfFoldedCallsAreThoseOfTheirRows()
    {
        // The same calls twice: as they are, and folded. The second journal has the form that the recorder writes.
        var random = new Random(3);
        var durations = Enumerable.Range(0, 500).Select(_ => (long)Math.Pow(10, 3 + (random.NextDouble() * 6))).ToArray();
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource(), chunks: 10);
        var site = journal.Site("Work", taskType: "fix");
        var context = journal.Context("s", "t", agent: "ada", model: "gpt");
        foreach (var (duration, i) in durations.Select(static (duration, i) => (duration, i)))
        {
            journal.Call(site, at: i * 10_000_000_000L, duration, context, i % 7 == 0 ? CallStatus.Failure : CallStatus.Success);
        }

        journal.Write();
        var freed = new JournalFolder(_data.Directory.JournalFolder, Guid.NewGuid(), static _ => null).MakeRoom(long.MaxValue);
        Skip.If(freed == 0, "This file system takes no parts of files back.");

        var result = _data.Drain();

        Assert.Equal((500 - (63 * 7), 63 * 7), (result.Calls, result.Folded));
        var folded = durations[..(63 * 7)];
        Assert.Equal($"{folded.Length}|{folded.Sum()}|{folded.Min()}|{folded.Max()}|{folded.Where(static (_, i) => i % 7 == 0).Count()}",
            _data.AskOne("select sum(calls), sum(total_s * 1e9)::bigint, (min(min_s) * 1e9)::bigint, (max(max_s) * 1e9)::bigint, sum(calls) filter (status = 'failure') from hourly_rollup"));
        Assert.Equal("ada|gpt|fix|Work", _data.AskOne("select distinct agent, model, task_type, method from daily_rollup"));
        Assert.Equal(_data.Ask("select starts_at, status, calls from (select date_trunc('month', starts_at) as starts_at, status, sum(calls) as calls from daily_rollup group by all) order by all"),
            _data.Ask("select starts_at, status, sum(calls) from monthly_rollup group by all order by all"));

        // Each bin holds as many as the store's own function puts there.
        _data.Ask("select 1");
        Assert.Equal(
            _data.Ask($"select store.bin_of(d::double) as bin, count(*) from (select unnest([{string.Join(", ", folded)}]) as d) group by all order by 1"),
            _data.Ask("select d.bin, sum(d.n) from (select unnest(durations) as d from store.rollup_hours) group by all order by 1"));
        Assert.Equal("0", _data.AskOne("select count(*) from store.contexts where session_id is null and task_id is not null"));
    }

    public void Dispose() => _data.Dispose();

    private void Check(bool isDead)
    {
        _data.Drain();
        Assert.Equal("0", _data.AskOne("select sum(dropped) from store.sources"));
        var rows = long.Parse(_data.AskOne("select count(*) from calls"), System.Globalization.CultureInfo.InvariantCulture);
        var folded = long.Parse(_data.AskOne("select coalesce(sum(calls), 0) from hourly_rollup"), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(rows + folded == Calls, $"{rows} rows and {folded} folded calls, dead: {isDead}");
        Assert.InRange(folded, 1, Calls);
        Assert.Equal(folded.ToString(System.Globalization.CultureInfo.InvariantCulture), _data.AskOne("select sum(calls) from monthly_rollup"));
    }
}
