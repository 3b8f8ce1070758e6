using PerfGen.Runtime;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

public sealed class StoreStatusTests : IDisposable
{
    private readonly TemporaryData _data = new();

    [Fact]
    public void ADirectoryThatDoesNotExistHasAStatusToo()
    {
        var status = StoreStatus.Read(new DataDirectory(Path.Combine(_data.Directory.Path, "nowhere")));
        Assert.False(status.Exists);
        Assert.Equal((0L, null, null), (status.Waiting, status.DatabaseBytes, status.Stored));
    }

    [Fact]
    public void TheStatusTellsWhichJournalsLieThereWhoWroteThemAndWhetherHeLives()
    {
        var dead = new JournalBuilder(_data.Directory, JournalBuilder.NewSource()) { Dropped = 3 };
        dead.Entry(1, (14, "agent"), (15, "box"), (16, "0.1.0"));
        dead.Call(dead.Site("Work"));
        dead.Call(dead.Site("Work"), open: true);
        dead.Write();
        var alive = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        alive.Call(alive.Site("Work"));
        alive.Call(alive.Site("Work"), open: true);
        alive.Write();
        using var life = alive.Live();

        var status = StoreStatus.Read(_data.Directory);

        Assert.Equal([("agent", false, 2L), (null, true, 1L)], status.Sources.OrderBy(static source => source.IsAlive).Select(static source => (source.ProcessName, source.IsAlive, source.Waiting)));
        Assert.Equal((3L, 3L, 4711), (status.Waiting, status.Dropped, status.Sources[0].ProcessId));
        Assert.Null(status.Stored);

        _data.Drain();
        status = StoreStatus.Read(_data.Directory);
        Assert.Equal((0L, 3L), (status.Waiting, status.Dropped));
        Assert.Equal(3, status.Stored?.Calls);
        Assert.Equal(JournalBuilder.Begin, status.Stored?.Since);
        Assert.Equal(new FileInfo(_data.Directory.DatabaseFile).Length, status.DatabaseBytes);
        Assert.Single(status.Sources);
    }

    [Fact]
    public void TheStatusNeedsNoDatabaseToBeOpened()
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        journal.Call(journal.Site("Work"));
        journal.Write();
        _data.Drain();
        File.WriteAllText(_data.Directory.DatabaseFile, "not a database");

        Assert.Equal(1, StoreStatus.Read(_data.Directory).Stored?.Calls);
    }

    [Fact]
    public void AStatusFileThatIsDamagedIsAsGoodAsNone()
    {
        File.WriteAllText(Path.Combine(_data.Directory.Path, "status.json"), "{ \"version\": 1, ");
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        journal.Call(journal.Site("Work"));
        journal.Write();

        Assert.Equal(1, StoreStatus.Read(_data.Directory).Waiting);
        Assert.Equal(1, _data.Drain().Calls);
        Assert.Equal(1, StoreStatus.Read(_data.Directory).Stored?.Calls);
    }

    public void Dispose() => _data.Dispose();
}
