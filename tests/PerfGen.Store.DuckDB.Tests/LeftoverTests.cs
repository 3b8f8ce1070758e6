using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>What processes leave behind that are killed before their first record, or between the files that they delete, is removed some time later.</summary>
public sealed class LeftoverTests : IDisposable
{
    private readonly TemporaryData _data = new();
    private readonly Guid _source = JournalBuilder.NewSource();

    [Fact]
    public void FilesOfASourceWithoutSegmentsAreRemovedByALaterDrain()
    {
        var files = (string[])[Put(".lock"), Put("-000003.dict"), Put("-000003.fold"), Put(".new"), Put(".spare")];
        var foreign = Put(".txt");
        DrainSomething();

        Assert.All(files, static file => Assert.False(File.Exists(file), file));
        Assert.True(File.Exists(foreign));
    }

    [Fact]
    public void FilesOfAProcessThatMayBeginToRecordStay()
    {
        var young = Put(".lock", DateTime.UtcNow.AddMinutes(-50));
        var spare = Put(".spare");
        DrainSomething();

        Assert.True(File.Exists(young) && File.Exists(spare));
    }

    [Fact]
    public void FilesOfAProcessThatLivesStay()
    {
        var spare = Put(".spare");
        using (new JournalBuilder(_data.Directory, _source).Live())
        {
            File.SetLastWriteTimeUtc(Path.Combine(_data.Directory.JournalFolder, $"{_source:N}.lock"), DateTime.UtcNow.AddDays(-2));
            DrainSomething();
            Assert.True(File.Exists(spare));
        }

        DrainSomething();
        Assert.False(File.Exists(spare));
    }

    [Fact]
    public void FilesOfASourceThatHasASegmentStayUntilItIsDrained()
    {
        var journal = new JournalBuilder(_data.Directory, _source);
        journal.Call(journal.Site("Work"));
        journal.Write();
        var earlier = Put("-000000.dict");
        foreach (var file in Directory.GetFiles(_data.Directory.JournalFolder))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-2));
        }

        JournalLeftovers.Sweep(_data.Directory.JournalFolder, DateTime.UtcNow);
        Assert.True(File.Exists(earlier) && File.Exists(journal.DictionaryPath) && File.Exists(journal.SegmentPath));

        Assert.Equal(1, _data.Drain().Calls);
        Assert.Empty(_data.JournalFiles());
    }

    [Fact]
    public void ALockThatIsGoneWithAllOfItsSourceDoesNotComeBack()
    {
        Directory.CreateDirectory(_data.Directory.JournalFolder);

        Assert.Null(SourceLock.TryAdopt(_data.Directory.JournalFolder, _source));
        Assert.Null(SourceLock.TryAdopt(Path.Combine(_data.Directory.Path, "nowhere"), _source));

        Assert.Empty(_data.JournalFiles());
    }

    [Fact]
    public void ASourceWhoseLockIsGoneIsAdoptedForWhatIsLeftOfIt()
    {
        var journal = new JournalBuilder(_data.Directory, _source);
        journal.Call(journal.Site("Work"));
        journal.Write();
        File.Delete(Path.Combine(_data.Directory.JournalFolder, $"{_source:N}.lock"));

        var result = _data.Drain();

        Assert.Equal((1, 1), (result.Calls, result.SourcesFinished));
        Assert.Empty(_data.JournalFiles());
    }

    [Fact]
    public async Task WhoLooksAtTheStatusWhileSourcesAreFinishedLeavesNothingBehind()
    {
        using var ended = new CancellationTokenSource();
        var looks = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!ended.IsCancellationRequested)
            {
                StoreStatus.Read(_data.Directory);
            }
        })).ToArray();
        for (var round = 0; round < 30; round++)
        {
            var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
            journal.Call(journal.Site("Work"));
            journal.Write();
            _data.Drain();
        }

        await ended.CancelAsync();
        await Task.WhenAll(looks);
        _data.Drain(); // What somebody else was looking at stayed until now.
        Assert.Empty(_data.JournalFiles());
    }

    public void Dispose() => _data.Dispose();

    private string Put(string ending, DateTime? at = null)
    {
        var path = Path.Combine(_data.Directory.JournalFolder, $"{_source:N}{ending}");
        File.WriteAllText(path, "");
        File.SetLastWriteTimeUtc(path, at ?? DateTime.UtcNow.AddDays(-2));
        return path;
    }

    private void DrainSomething()
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        journal.Call(journal.Site("Work"));
        journal.Write();
        Assert.Equal(1, _data.Drain().Calls);
    }
}
