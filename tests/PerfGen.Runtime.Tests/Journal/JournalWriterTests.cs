using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Tests.Journal;

public sealed unsafe class JournalWriterTests
{
    [Fact]
    public void EveryRecordOfSeveralSegmentsIsReadBackOnceWithASeqOfItsOwn()
    {
        using var journal = new ScratchJournal();

        var written = Enumerable.Range(0, 400).SelectMany(_ => journal.FillChunk()).ToList(); // 15 chunks in the first segment, 255 in the second.

        var read = journal.ReadAll();
        Assert.Equal(written.Order(), read.Select(static record => record.Seq).Order());
        Assert.Equal(written.Count, written.Distinct().Count());
        Assert.All(read, static record => Assert.Equal((long)record.Seq, record.Detail));
        Assert.Equal(3, journal.Files(".seg").Length);
    }

    [Fact]
    public void ThreadsThatTakeChunksAtTheSameTimeNeverGetTheSameOne()
    {
        using var journal = new ScratchJournal();
        var seqs = new List<ulong>[8];

        var threads = Enumerable.Range(0, seqs.Length).Select(i => new Thread(() =>
        {
            seqs[i] = [];
            for (var n = 0; n < 100; n++)
            {
                seqs[i].AddRange(journal.FillChunk());
            }
        })).ToArray();
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());

        var all = seqs.SelectMany(static one => one).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal(all.Order(), journal.ReadAll().Select(static record => record.Seq).Order());
    }

    [Fact]
    public void MemoryThatIsDrainedIsUsedAgainOrDeletedAndNeitherASeqNorARecordComesBack()
    {
        using var journal = new ScratchJournal();
        var seqs = new HashSet<ulong>();
        for (var life = 0; life < 3; life++)
        {
            for (var chunk = 0; chunk < 4095; chunk++) // What one segment of 16 MiB holds.
            {
                Assert.True(journal.FillChunk().All(seqs.Add));
            }

            journal.MarkSealedAsDrained();
            journal.Writer.Maintain();
        }

        var last = journal.FillChunk();

        var read = journal.ReadUndrained().Select(static record => record.Seq).ToList();
        Assert.Equal(last, read.TakeLast(SegmentReader.SlotsPerChunk));
        Assert.Equal(read.Count, read.Distinct().Count());
        Assert.Empty(read.Except(last).Except(seqs));
        Assert.InRange(journal.Files(".seg").Length, 1, 3); // Of the six that were written.
        Assert.Equal(journal.Files(".seg").Length, journal.Files(".dict").Length);
    }

    [Fact]
    public void WhereTheJournalsHaveReachedTheirBoundAndHoldNothingThatFoldsRecordsAreRefusedAndCountedAndNothingIsLost()
    {
        using var journal = new ScratchJournal(limit: 1 << 20);
        var written = Enumerable.Range(0, 15).SelectMany(_ => journal.FillChunk(SlotKind.Metric)).ToList();

        Assert.False(journal.Writer.TryTakeChunk(1, out _));
        journal.Writer.CountDropped();
        journal.Writer.CountDropped();

        Assert.Equal(2, journal.Writer.Dropped);
        using var reader = SegmentReader.Open(Assert.Single(journal.Files(".seg")));
        Assert.Equal(2, reader.Dropped);
        Assert.Equal(written, journal.ReadAll().Select(static record => record.Seq));
    }

    [Fact]
    public void ASlotIsFoundInItsSegmentAlsoWhenThatIsFullAndInNoneWhereItIsOfAnother()
    {
        using var journal = new ScratchJournal();
        Assert.True(journal.Writer.TryTakeChunk(1, out var first));
        Assert.Same(first.Segment, journal.Writer.SegmentOf(first.Next));
        ChunkRest later = first;
        while (later.Segment == first.Segment)
        {
            Assert.True(journal.Writer.TryTakeChunk(1, out later));
        }

        Assert.Same(first.Segment, journal.Writer.SegmentOf(first.Next));
        Assert.Same(later.Segment, journal.Writer.SegmentOf(later.Next));
        Slot elsewhere = default;
        Assert.Null(journal.Writer.SegmentOf(&elsewhere));
    }

    [Fact]
    public void AThreadThatEndsLeavesTheRestOfItsChunkToOthers()
    {
        using var journal = new ScratchJournal();
        Assert.True(journal.Writer.TryTakeChunk(1, out var chunk));

        journal.Writer.Return(new ChunkRest(chunk.Segment, chunk.Next + 60, chunk.End, chunk.NextSeq + 60));

        Assert.True(journal.Writer.TryTakeChunk(2, out var rest));
        Assert.Equal(chunk.NextSeq + 60, rest.NextSeq);
        Assert.Equal(3, rest.End - rest.Next);
    }

    [Fact]
    public void AFolderThatCannotBeWrittenDropsRecordsAndThrowsNothing()
    {
        var file = Path.GetTempFileName(); // A file where the folder should be.
        var writer = new JournalWriter(new DataDirectory(file));

        Assert.False(writer.TryTakeChunk(1, out _));
        writer.CountDropped();

        Assert.Equal(1, writer.Dropped);
        File.Delete(file);
    }

    [Fact]
    public void ASegmentThatCouldNotGetItsNameIsOpenedLaterAndNothingIsPreparedTwice()
    {
        using var journal = new ScratchJournal();
        journal.FillChunk();
        for (var i = 0; i < 14; i++)
        {
            journal.FillChunk();
        }

        var obstacle = Directory.CreateDirectory(JournalFiles.Stem(journal.Directory.JournalFolder, journal.Writer.Source, 2) + JournalFiles.DictionaryExtension);
        Assert.False(journal.Writer.TryTakeChunk(1, out _));
        obstacle.Delete();
        Thread.Sleep(1_100); // After a fault the file system is left alone for a second.

        Assert.Equal(63, journal.FillChunk().Count);
        Assert.Equal(16 * 63, journal.ReadAll().Count);
        Assert.Equal(2, journal.Files(".dict").Length);
    }

    [Fact]
    public void AnOpenCallIsARecordOnlyOnceItsOwnerIsDead()
    {
        using var journal = new ScratchJournal();

        journal.FillChunk(SlotKind.OpenCall);

        Assert.Empty(journal.ReadAll(ownerIsDead: false));
        Assert.All(journal.ReadAll(ownerIsDead: true), static record => Assert.Equal(CallStatus.Unfinished, record.Status));
    }

    [Fact]
    public void ALivingSourceCannotBeAdoptedAndADeadOneCanByOneOnly()
    {
        using var journal = new ScratchJournal();
        journal.FillChunk();
        var folder = journal.Directory.JournalFolder;
        var source = journal.Writer.Source;
        Assert.Null(SourceLock.TryAdopt(folder, source));

        journal.Writer.Dispose(); // As the system does when the process dies.

        using var adopted = SourceLock.TryAdopt(folder, source);
        Assert.NotNull(adopted);
        Assert.Null(SourceLock.TryAdopt(folder, source));
    }

    [Fact]
    public void TheJournalIsReadableForItsOwnerOnlyAndKeptOutOfRepositories()
    {
        using var journal = new ScratchJournal();
        journal.FillChunk();

        Assert.Equal("*\n", File.ReadAllText(Path.Combine(journal.Directory.Path, ".gitignore")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(journal.Directory.JournalFolder));
        }
    }
}
