using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>What calls and processes use, from the journal to the views.</summary>
public sealed class ResourceTests : IDisposable
{
    private readonly TemporaryData _data = new();

    [Fact]
    public void WhatACallUsedIsInItsRowAndWhatNobodyKnowsIsNull()
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        var site = journal.Site("Work");
        journal.Call(site, duration: 2_000, continuation: journal.Resources(4_096, 1_500, 250));
        journal.Call(site, at: 1, duration: 4_000, continuation: journal.Resources(-1, -1, 0));
        journal.Call(site, at: 2);
        journal.Write();

        Assert.Equal((3, 0), (_data.Drain().Calls, _data.Drain().Waiting));
        Assert.Equal(["4096|1.5E-06|2.5E-07", "null|null|0", "null|null|null"], _data.Ask("select allocated_bytes, cpu_time_s, gc_pause_s from calls order by seq"));
        Assert.Equal("Work|2|1|4096|4096|1|0.75|2|2.5E-07|2.5E-07",
            _data.AskOne("""
                select method, calls, calls_with_allocations, mean_allocated_bytes, max_allocated_bytes, calls_with_cpu_time, cpu_share, calls_with_gc_pauses,
                  total_gc_pause_s, max_gc_pause_s
                from method_resources
                """));
        Assert.Equal("0", _data.AskOne("select sum(lost_continuations) from store.segments"));
    }

    [Fact]
    public void WhatIsForgottenLeavesNoneOfIt()
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        var site = journal.Site("Work");
        journal.Call(site, context: journal.Context("secret"), continuation: journal.Resources(1, 2, 3));
        journal.Call(site, continuation: journal.Resources(4, 5, 6));
        journal.Write();
        _data.Drain();
        Assert.Equal("2", _data.AskOne("select count(*) from store.call_resources"));

        new StoreMaintenance(_data.Directory).Forget(new ForgetRequest { Session = "secret" });

        Assert.Equal("4", _data.AskOne("select string_agg(allocated_bytes::varchar, ',') from store.call_resources"));
    }

    [Fact]
    public void AProcessThatIsAskedByItsEnvironmentRecordsThemOfEveryCall()
    {
        using (var writer = ChildProcess.WriterIn([("PERFGEN_CALLS_ALLOCATED_BYTES", "1"), ("PERFGEN_CALLS_GC_PAUSES", "true")], _data, "calls=500", "capture=10"))
        {
            writer.WaitForSuccess();
        }

        Assert.Equal(500, _data.Drain().Calls);
        Assert.Equal("500|500|0|500", _data.AskOne("select count(*), count(allocated_bytes), count(cpu_time_s), count(gc_pause_s) from calls"));
        Assert.Equal("50", _data.AskOne("select count(*) from metrics where name = 'number'"));
        Assert.Empty(_data.JournalFiles());
    }

    [Fact]
    public void AProcessThatIsKilledInMeasuredCallsLosesNoneAndTheOpenOneHasNoFigures()
    {
        using var writer = ChildProcess.Writer(_data, "calls=3000", "resources=7", "open=1", "end=wait");
        writer.WaitForLine(static line => line == "open 1");
        writer.Kill();

        Assert.Equal(3_001, _data.Drain().Calls);
        Assert.Equal(["success|3000|3000", "unfinished|1|0"], _data.Ask("select status, count(*), count(allocated_bytes) from calls group by all order by 1"));
        Assert.Empty(_data.JournalFiles());
    }

    [Fact]
    public void R39_WhatAProcessUsesIsRecordedAtAnIntervalWhereItsEnvironmentAsks()
    {
        using (var writer = ChildProcess.WriterIn([("PERFGEN_RESOURCES_ENABLED", "1"), ("PERFGEN_RESOURCES_INTERVAL", "0.1")], _data, "calls=40", "ack=1", "pause=50"))
        {
            writer.WaitForSuccess();
        }

        _data.Drain();

        var names = _data.Ask("select name || ' ' || unit from metrics where origin = 'auto' and name like '%\\_usage' escape '\\' group by all order by 1");
        Assert.Equal(["cpu_usage percent", "disk_usage bytes", "memory_usage bytes"], names.Where(static name => name != "network_usage bytes"));
        Assert.Equal("true|true", _data.AskOne("select (count(*) > 2)::varchar, (min(value) > 5e6)::varchar from metrics where name = 'memory_usage'"));
    }

    [Fact]
    public void WhereNobodyAsksNoneOfItIsRecorded()
    {
        using (var writer = ChildProcess.Writer(_data, "calls=20", "ack=1", "pause=10"))
        {
            writer.WaitForSuccess();
        }

        _data.Drain();

        Assert.Equal("0|0", _data.AskOne("select count(coalesce(allocated_bytes, cpu_time_s, gc_pause_s)), (select count(*) from metrics where name like '%usage') from calls"));
    }

    public void Dispose() => _data.Dispose();
}
