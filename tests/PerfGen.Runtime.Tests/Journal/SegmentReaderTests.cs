using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Tests.Journal;

public sealed class SegmentReaderTests
{
    [Theory]
    [InlineData("", "is shorter than the header of a segment.")]
    [InlineData("SQLite format 3", "is shorter than the header of a segment.")]
    public void AShortFileIsReportedAndLeftWhereItIs(string content, string reason)
    {
        using var journal = new ScratchJournal();
        journal.FillChunk();
        var foreign = Path.Combine(journal.Directory.JournalFolder, "0000-000001.seg");
        File.WriteAllText(foreign, content);

        using var listing = JournalListing.Open(journal.Directory.JournalFolder);

        var problem = Assert.Single(listing.Problems);
        Assert.Equal($"'{foreign}' {reason}", problem.Message);
        Assert.Single(listing.Sources);
        Assert.True(File.Exists(foreign));
    }

    [Fact]
    public void AForeignFileIsReportedAsSuch()
    {
        using var journal = new ScratchJournal();
        journal.FillChunk();
        File.WriteAllBytes(Path.Combine(journal.Directory.JournalFolder, "x.seg"), new byte[10_000]);

        using var listing = JournalListing.Open(journal.Directory.JournalFolder);

        Assert.EndsWith("is not a journal segment of PerfGen.", Assert.Single(listing.Problems).Message);
    }

    [Fact]
    public void ASegmentOfALaterLayoutIsRefusedWithItsNumber()
    {
        using var journal = new ScratchJournal();
        journal.FillChunk();
        var path = Assert.Single(journal.Files(".seg"));
        Patch(path, 7, 2); // The number of the layout is the last byte of the magic.

        Assert.Contains("was written by a later version of PerfGen (layout 2; this one reads layout 1)", Assert.Throws<JournalFormatException>(() => SegmentReader.Open(path)).Message);
    }

    [Theory]
    [InlineData(4096)]
    [InlineData(4096 + 64)]
    [InlineData(4096 + 4096 + 100)]
    [InlineData(3 * 4096)]
    public void ASegmentThatWasCutGivesWhatIsLeftOfIt(int length)
    {
        using var journal = new ScratchJournal();
        for (var i = 0; i < 4; i++)
        {
            journal.FillChunk();
        }

        var copy = Path.Combine(journal.Directory.Path, "cut.seg");
        File.WriteAllBytes(copy, File.ReadAllBytes(Assert.Single(journal.Files(".seg")))[..length]);

        using var reader = SegmentReader.Open(copy);
        var records = new JournalRecord[SegmentReader.SlotsPerChunk];
        var read = Enumerable.Range(0, reader.ChunksTaken).Sum(chunk => reader.ReadChunk(chunk, 0, true, records));
        Assert.Equal((length - 4096) / 4096 * 63, read);
    }

    [Fact]
    public void SlotsThatAreTakenAreLeftOut()
    {
        using var journal = new ScratchJournal();
        var seqs = journal.FillChunk();
        using var reader = SegmentReader.Open(Assert.Single(journal.Files(".seg")));
        var records = new JournalRecord[SegmentReader.SlotsPerChunk];

        var count = reader.ReadChunk(0, taken: 0b1011, ownerIsDead: false, records);

        Assert.Equal(60, count);
        Assert.Equal(seqs.Where((_, i) => i is not (0 or 1 or 3)), records[..count].Select(static record => record.Seq));
        Assert.Equal(0, reader.ReadChunk(0, taken: (1UL << 63) - 1, ownerIsDead: false, records));
        Assert.True(SegmentReader.IsFull((1UL << 63) - 1));
        Assert.False(SegmentReader.IsFull((1UL << 62) - 1));
    }

    [Fact]
    public void ARecordIsFoundByItsSeq()
    {
        using var journal = new ScratchJournal();
        var seqs = journal.FillChunk();
        using var listing = JournalListing.Open(journal.Directory.JournalFolder);
        var source = Assert.Single(listing.Sources);

        Assert.True(source.TryRead(seqs[7], out var segment, out var record));
        Assert.Equal(seqs[7], record.Seq);
        Assert.Equal((long)seqs[7], record.Detail);
        Assert.NotNull(segment);
        Assert.False(source.TryRead(seqs[^1] + 1, out _, out _)); // In a chunk that nobody has taken.
        Assert.False(source.TryRead(0, out _, out _));
        Assert.False(source.TryRead(ulong.MaxValue, out _, out _));
    }

    private static void Patch(string path, int offset, byte value)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        file.Position = offset;
        file.WriteByte(value);
    }
}
