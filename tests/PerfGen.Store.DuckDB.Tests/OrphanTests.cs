using PerfGen.Runtime.Journal;
using PerfGen.SampleData;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>Tasks and sessions of which retention leaves nothing, and those of which there never were calls.</summary>
public sealed class OrphanTests : IDisposable
{
    private const long Minute = 60_000_000_000;
    private const string Tasks = "select string_agg(task_id, ',' order by task_id) from tasks";
    private readonly TemporaryData _data = new();

    public OrphanTests() =>
        File.WriteAllText(Path.Combine(_data.Directory.Path, "perfgen.json"), """{ "store": { "timeZone": "UTC", "retention": "last-2" } }""");

    [Fact]
    public void UnderLastNATaskGoesWithItsCallsAndOneThatNeverHadAnyStays()
    {
        Record(static (journal, site) =>
        {
            Told(journal, "with-calls", site, 0);
            Told(journal, "told-only", null, Minute);
            Told(journal, "later", site, 2 * Minute);
        });

        Sample.Upkeep(_data.Directory, JournalBuilder.Begin.AddHours(1));

        Assert.Equal("later,told-only", _data.AskOne(Tasks));
        Assert.Equal("20", _data.AskOne("select sum(tokens_total)::bigint from token_usage"));
        Sample.Upkeep(_data.Directory, JournalBuilder.Begin.AddDays(200));
        Assert.Equal("later,told-only", _data.AskOne(Tasks));
    }

    public void Dispose() => _data.Dispose();

    /// <summary>A task of two calls or none, with ten tokens said by hand.</summary>
    private static void Told(JournalBuilder journal, string task, int? site, long at)
    {
        var context = journal.Context(task: task);
        journal.Event(EventKind.TaskStart, context, at);
        journal.Usage(context, journal.Tokens(10, 0, 0, 0, 0), total: 10, at: at);
        for (var i = 0; site is { } called && i < 2; i++)
        {
            journal.Call(called, at + i, context: context);
        }

        journal.Event(EventKind.TaskEnd, context, at + 1000);
    }

    private void Record(Action<JournalBuilder, int> record)
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        record(journal, journal.Site("Work"));
        journal.Write();
        _data.Drain();
    }
}
