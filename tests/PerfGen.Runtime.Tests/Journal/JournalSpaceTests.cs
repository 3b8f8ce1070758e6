using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Tests.Journal;

/// <summary>What keeps the journals small where something holds them up.</summary>
public sealed unsafe class JournalSpaceTests
{
    [Fact]
    public void FullChunksAroundAnOpenSlotAreGivenBackAndTheSlotStays()
    {
        using var journal = new ScratchJournal();
        Assert.True(journal.Writer.TryTakeChunk(1, out var open));
        FillToTheEnd(journal, open.Segment);
        *open.Next = new Slot { Start = 77 };
        Volatile.Write(ref open.Next->Commit, Slot.CommitWord(SlotKind.OpenCall, open.Segment.Ordinal));
        var path = open.Segment.Path;
        var before = NativeFile.AllocatedBytes(path);

        using (var reader = SegmentReader.Open(path))
        {
            var taken = Enumerable.Repeat((1UL << SegmentReader.SlotsPerChunk) - 1, reader.ChunkCount).ToArray();
            taken[0] = 0;
            Assert.True(reader.ReleaseFullChunks(taken));
            Assert.False(reader.ReleaseFullChunks(taken)); // Nothing is left to give.
        }

        Assert.Equal(64 << 10, before);
        Assert.InRange(NativeFile.AllocatedBytes(path), SegmentHeader.Size + SegmentHeader.ChunkSize, 12 << 10);
        Assert.True(open.Segment.IsHoled);
        Volatile.Write(ref open.Next->Commit, Slot.CommitWord(SlotKind.Call, open.Segment.Ordinal));
        using var again = SegmentReader.Open(path);
        Assert.True(again.TryRead(again.FirstSeq, out var record));
        Assert.Equal((SlotKind.Call, 77L), (record.Kind, record.StartTicks));
    }

    [Fact]
    public void ASegmentThatThreadsStillTakeChunksOfIsLeftWhole()
    {
        using var journal = new ScratchJournal();
        Assert.True(journal.Writer.TryTakeChunk(1, out var chunk));
        using var reader = SegmentReader.Open(chunk.Segment.Path);

        Assert.False(reader.ReleaseFullChunks(Enumerable.Repeat(ulong.MaxValue, reader.ChunkCount).ToArray()));
        Assert.False(chunk.Segment.IsHoled);
    }

    [Fact]
    public void HotMethodsAreSampledWhileSpaceIsShortAndNoLonger()
    {
        // Room for the first two segments (64 KiB and 1 MiB with their dictionaries), more than three quarters of it in use.
        using var journal = new ScratchJournal(limit: 1_500_000);
        var hot = new Site("Tests", "M:hot", "Tests", "Hot", "hot_time");
        var cold = new Site("Tests", "M:cold", "Tests", "Cold", "cold_time");
        Assert.True(journal.Writer.TryTakeChunk(1, out var chunk));
        FillToTheEnd(journal, chunk.Segment);
        Assert.True(journal.Writer.TryTakeChunk(1, out chunk));
        for (var i = 0; i < 100; i++)
        {
            Fill(chunk, hot.IdIn(chunk.Segment.Dictionary), cold.IdIn(chunk.Segment.Dictionary));
            Assert.True(journal.Writer.TryTakeChunk(1, out chunk));
        }

        journal.Writer.Maintain();

        Assert.Equal((64, 0), (hot.Sampling, cold.Sampling));
        Directory.Delete(journal.Directory.JournalFolder, recursive: true);
        Directory.CreateDirectory(journal.Directory.JournalFolder);
        journal.Writer.Maintain();
        Assert.Equal(0, hot.Sampling);
    }

    private static void Fill(ChunkRest chunk, int hot, int cold)
    {
        for (var slot = chunk.Next; slot != chunk.End; slot++)
        {
            *slot = new Slot { Name = slot == chunk.Next ? cold : hot };
            Volatile.Write(ref slot->Commit, Slot.CommitWord(SlotKind.Call, chunk.Segment.Ordinal));
        }
    }

    private static void FillToTheEnd(ScratchJournal journal, Segment segment)
    {
        while (!segment.IsSealed)
        {
            journal.FillChunk();
        }
    }
}
