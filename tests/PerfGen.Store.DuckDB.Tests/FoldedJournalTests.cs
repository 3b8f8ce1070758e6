using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>Journals that reached their bound before anybody drained them: every call counts, once, as a row or in the rollups.</summary>
public sealed class FoldedJournalTests : IDisposable
{
    private const int Calls = 16_000;

    // Room for the first two segments, which hold all of these calls; a third is wanted when the second is half full, and for that the first is folded.
    private static readonly (string, string)[] SmallBound = [("PERFGEN_JOURNAL_LIMIT_MIB", "2")];

    /// <summary>A pause after each thousand calls: what folds is a thread beside the one that records, and a busy machine lets it wait.</summary>
    private const string Slowly = "pause=100";

    private readonly TemporaryData _data = new();

    [SkippableTheory]
    [InlineData("exit")]
    [InlineData("wait")]
    public void EveryCallOfAProcessThatNobodyDrainedCountsOnce(string end)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere calls beyond the bound are dropped, and counted.");
        using (var writer = ChildProcess.WriterIn(SmallBound, _data, $"calls={Calls}", "ack=1000", Slowly, "end=" + end))
        {
            if (end == "wait")
            {
                writer.WaitForLine(static line => line == "open 1");
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
        using (var writer = ChildProcess.WriterIn(SmallBound, _data, $"calls={Calls}", "ack=1000", Slowly))
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

    [SkippableFact]
    public void ADrainThatIsKilledBeforeOrAfterItsCommitAddsAFoldOnce()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere calls beyond the bound are dropped, and counted.");
        foreach (var moment in (string[])["stop-before-commit", "stop-after-commit"])
        {
            using (var writer = ChildProcess.WriterIn(SmallBound, _data, $"calls={Calls}", "ack=1000", Slowly))
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

    [SkippableFact]
    public void AFoldThatComesLateDoesNotBringBackWhatWasForgotten()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere calls beyond the bound are dropped, and counted.");
        using (var first = ChildProcess.Writer(_data, "calls=1"))
        {
            first.WaitForSuccess();
        }

        _data.Drain();
        new StoreMaintenance(_data.Directory).Forget(new ForgetRequest { Before = DateTimeOffset.UtcNow.AddHours(1) });
        using (var writer = ChildProcess.WriterIn(SmallBound, _data, $"calls={Calls}", "ack=1000", Slowly))
        {
            writer.WaitForSuccess();
        }

        Assert.InRange(StoreStatus.Read(_data.Directory).Folded, 1, Calls);
        _data.Drain();

        Assert.Equal("0|0|0|0", _data.AskOne("select concat_ws('|', (select count(*) from calls), (select count(*) from hourly_rollup), (select count(*) from daily_rollup), (select count(*) from monthly_rollup))"));
        Assert.Empty(_data.JournalFiles());
    }

    [SkippableFact]
    public void FiguresOfFoldedCallsAddUpInEveryRollup()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere calls beyond the bound are dropped, and counted.");
        using (var writer = ChildProcess.WriterIn(SmallBound, _data, $"calls={Calls}", "ack=1000", Slowly))
        {
            writer.WaitForSuccess();
        }

        var folded = _data.Drain().Folded;

        Assert.Equal($"{folded}|{folded}", _data.AskOne("select sum(calls), (select sum(n) from (select unnest(durations).n as n from store.rollup_hours)) from hourly_rollup"));
        Assert.Equal(_data.AskOne("select sum(duration_sum), min(duration_min), max(duration_max) from store.rollup_hours"), _data.AskOne("select sum(duration_sum), min(duration_min), max(duration_max) from store.rollup_days"));
        Assert.Equal("writer|Work|success", _data.AskOne("select distinct agent, method, status from daily_rollup"));

        // Each bin of the histogram lies within what it holds, by the store's own reckoning.
        Assert.Equal("true", _data.AskOne("select (store.bin_of(min(duration_min)::double) = min(d.bin) and store.bin_of(max(duration_max)::double) = max(d.bin))::varchar from (select duration_min, duration_max, unnest(durations) as d from store.rollup_hours)"));
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
