using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Folding;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Tests.Journal;

/// <summary>What becomes of journals that nobody drains until they reach their bound.</summary>
public sealed unsafe class JournalFoldingTests
{
    /// <summary>The first three segments (64 KiB, 1 MiB, 16 MiB) with what is set aside for names, and not a fourth.</summary>
    private const long Limit = 20 << 20;

    [SkippableFact]
    public void AtTheBoundTheOldestCallsBecomeCountsAndNoneIsDropped()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere files cannot be given back in parts.");
        using var journal = new ScratchJournal(Limit);

        var written = FillUntil(journal, ordinal: 6);

        Assert.Equal(0, journal.Writer.Dropped);
        var (folded, records) = Count(journal);
        Assert.Equal(written, folded + records);
        Assert.InRange(folded, 500_000, written);
        Assert.True(Directory.GetFiles(journal.Directory.JournalFolder).Sum(NativeFile.AllocatedBytes) <= Limit + (2 << 20));
    }

    [SkippableFact]
    public void WhatIsNoEndedCallStaysWithEverythingInItsChunk()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere files cannot be given back in parts.");
        using var journal = new ScratchJournal(Limit);
        var metrics = journal.FillChunk(SlotKind.Metric);
        var open = journal.FillChunk(SlotKind.OpenCall);
        Assert.True(journal.Writer.TryTakeChunk(1, out var half)); // A thread that is not done with its chunk.
        *half.Next = new Slot { Start = 1 };
        Volatile.Write(ref half.Next->Commit, Slot.CommitWord(SlotKind.Call, half.Segment.Ordinal));

        FillUntil(journal, ordinal: 4);

        var kept = journal.ReadAll(ownerIsDead: true).Where(record => record.Seq <= half.NextSeq).ToList();
        Assert.Equal([.. metrics, .. open, half.NextSeq], kept.Select(static record => record.Seq));
        using var reader = SegmentReader.Open(half.Segment.Path);
        Assert.DoesNotContain(reader.ReadFold()!.Chunks, static chunk => chunk < 3);
        *(half.Next + 1) = new Slot { Start = 2 }; // Its slots have memory behind them as before.
        Volatile.Write(ref (half.Next + 1)->Commit, Slot.CommitWord(SlotKind.Call, half.Segment.Ordinal));
        Assert.True(reader.TryRead(half.NextSeq + 1, out _));
    }

    [SkippableFact]
    public void OfWhichSomethingWasDrainedIsNotFolded()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere files cannot be given back in parts.");
        using var journal = new ScratchJournal(Limit);
        FillUntil(journal, ordinal: 3);
        var first = journal.Files(".seg").Order().First();
        using (var reader = SegmentReader.Open(first))
        {
            Assert.True(reader.TryClaim(ownerIsDead: false, out var fold));
            Assert.Null(fold);
        }

        FillUntil(journal, ordinal: 4);

        Assert.False(File.Exists(SegmentFold.PathOf(first)));
        Assert.NotEmpty(journal.Files(".fold"));
    }

    [Fact]
    public void WhoDrainsAndWhoFoldsNeverBothGoOn()
    {
        using var journal = new ScratchJournal();
        journal.FillChunk();
        using var reader = SegmentReader.Open(Assert.Single(journal.Files(".seg")));
        using var marks = SegmentMarks.Open(reader.Path, reader.Ordinal);

        Assert.False(marks.FoldAndSeeTaken()); // The folder may go on:
        Assert.False(reader.TryClaim(ownerIsDead: false, out _)); // then the drain must wait,
        Assert.True(reader.TryClaim(ownerIsDead: true, out _)); // unless the folder is known to be dead.
        Assert.True(marks.FoldAndSeeTaken()); // And another folder gives up,
        marks.GiveUpFolding();
        Assert.True(reader.TryClaim(ownerIsDead: false, out _)); // after which the drain goes on.
    }

    [SkippableFact]
    public void WhatADeadProcessSetAsideAndNeverUsedIsGivenBackBeforeAnythingIsFolded()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere files cannot be given back in parts.");
        using var dead = new ScratchJournal();
        var seqs = dead.FillChunk();
        dead.Writer.Dispose();
        long Taken() => Directory.GetFiles(dead.Directory.JournalFolder).Sum(NativeFile.AllocatedBytes);
        var before = Taken();

        var freed = new JournalFolder(dead.Directory.JournalFolder, Guid.NewGuid(), static _ => null).MakeRoom(long.MaxValue);

        Assert.InRange(freed, 100_000, before);
        Assert.InRange(Taken(), 1, 16 << 10);
        Assert.Empty(dead.Files(".fold"));
        Assert.Equal(seqs, dead.ReadAll().Select(static record => record.Seq));
    }

    [SkippableFact]
    public void JournalsOfOthersThatLiveAreLeftAlone()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere files cannot be given back in parts.");
        using var journal = new ScratchJournal();
        FillUntil(journal, ordinal: 2);

        Assert.Equal(0, new JournalFolder(journal.Directory.JournalFolder, Guid.NewGuid(), static _ => null).MakeRoom(long.MaxValue));
    }

    [SkippableFact]
    public void AFoldThatWasScribbledOverIsSaidAndNeverBelieved()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere files cannot be given back in parts.");
        using var journal = new ScratchJournal(Limit);
        FillUntil(journal, ordinal: 4);
        var path = journal.Files(".fold").Order().First();
        using var reader = SegmentReader.Open(Path.ChangeExtension(path, ".seg"));
        var whole = File.ReadAllBytes(path);
        Assert.NotNull(reader.ReadFold());
        var random = new Random(7);

        for (var i = 0; i < 300; i++)
        {
            var bytes = whole[..random.Next(whole.Length)];
            File.WriteAllBytes(path, bytes);
            Assert.Throws<JournalFormatException>(() => reader.ReadFold());
            bytes = [.. whole];
            bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            File.WriteAllBytes(path, bytes);
            Assert.Throws<JournalFormatException>(() => reader.ReadFold());
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 100_000)]
    [InlineData(2, 100_064)]
    [InlineData(3, 100_096)]
    [InlineData(1L << 40, 102_560)]
    [InlineData((1L << 41) - 1, 102_623)]
    [InlineData(long.MaxValue, 104_031)]
    public void ABinIsThatOfTheStore(long nanoseconds, int bin) => Assert.Equal(bin, DurationBins.Of(nanoseconds));

    private static long FillUntil(ScratchJournal journal, uint ordinal)
    {
        long written = 0;
        while (journal.Writer.LastOrdinal < ordinal)
        {
            written += journal.FillChunk().Count;
        }

        return written;
    }

    private static (long Folded, long Records) Count(ScratchJournal journal)
    {
        long folded = 0;
        using var listing = JournalListing.Open(journal.Directory.JournalFolder);
        foreach (var segment in listing.Sources.SelectMany(static source => source.Segments))
        {
            folded += segment.ReadFold()?.Calls ?? 0;
        }

        return (folded, journal.ReadAll().Count);
    }
}
