using PerfGen.Query.Tests.Support;
using PerfGen.Runtime.Journal;
using PerfGen.SampleData;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Query.Tests.Named;

/// <summary>The same made-up calls, and one task that was begun again after its end: no task of this store is answered by the short way.</summary>
public sealed class OddSampleFixture : IDisposable
{
    private readonly RecordedData _data = new();

    public OddSampleFixture()
    {
        Sample.Fill(_data.Directory, 4_000, seed: 7);
        Assert.Equal([true], Shape());
        var journal = new JournalBuilder(_data.Directory, Guid.NewGuid());
        var task = journal.Context("session-000003", "task-002", agent: "expert-frontend");
        var later = (long)(Sample.DefaultUntil - JournalBuilder.Begin).TotalNanoseconds;
        journal.Event(EventKind.TaskStart, task, later - 20_000_000_000);
        journal.Usage(task, journal.Tokens(70, 7, -1, -1, -1), at: later - 15_000_000_000);
        journal.Event(EventKind.TaskEnd, task, later - 10_000_000_000, TaskResult.Failure);
        journal.Write();
        _data.Drain();
        Assert.Equal([false], Shape());
        Naive = new NaiveData(_data.Directory);
        Assert.Equal(2, Naive.Tasks.Count(static task => task is { Session: "session-000003", Id: "task-002" }));
    }

    public PerfGen.Runtime.DataDirectory Directory => _data.Directory;

    internal NaiveData Naive { get; }

    public void Dispose() => _data.Dispose();

    private IReadOnlyList<bool> Shape() => StoredCall.Read(_data.Directory, "select is_plain from store.task_shape", static row => (bool)row[0]!);
}
