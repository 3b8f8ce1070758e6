using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Tests.Journal;

/// <summary>A journal among those of other processes, whose files come and go.</summary>
public sealed class SharedFolderTests
{
    [Fact]
    public async Task FilesOfOthersThatVanishWhileAJournalGrowsCostNoRecords()
    {
        var folder = Directory.CreateTempSubdirectory("perfgen-shared-");
        var directory = new DataDirectory(folder.FullName);
        directory.Create();
        using var done = new CancellationTokenSource();
        var others = Task.WhenAll(Enumerable.Range(0, 3).Select(other => Task.Run(() => ComeAndGo(directory.JournalFolder, other, done.Token))));
        try
        {
            for (var i = 0; i < 400; i++)
            {
                using var journal = new JournalWriter(directory);
                Assert.True(journal.TryTakeChunk(thread: 1, out _), $"journal {i} found no place");
            }
        }
        finally
        {
            await done.CancelAsync();
            await others;
            folder.Delete(recursive: true);
        }
    }

    /// <summary>It tried again at once, and so for ever: the program that was recorded stood still in its first tracked call.</summary>
    [Fact]
    public async Task AFolderThatVanishedIsAFaultAndNotWaitedFor()
    {
        var missing = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => Task.Run(() => SourceLock.Create(missing)).WaitAsync(TimeSpan.FromMinutes(1)));
    }

    private static void ComeAndGo(string folder, int other, CancellationToken stop)
    {
        var names = Enumerable.Range(0, 10).Select(i => Path.Combine(folder, $"other-{other}-{i}.seg")).ToList();
        while (!stop.IsCancellationRequested)
        {
            names.ForEach(static name => File.WriteAllText(name, "x"));
            names.ForEach(File.Delete);
        }
    }
}
