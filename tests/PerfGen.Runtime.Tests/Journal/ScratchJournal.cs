using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Tests.Journal;

/// <summary>A journal apart from that of the test process, in a folder that is deleted afterwards.</summary>
internal sealed unsafe class ScratchJournal : IDisposable
{
    public ScratchJournal(long limit = 1L << 30)
    {
        Directory = new DataDirectory(System.IO.Directory.CreateTempSubdirectory("perfgen-journal-").FullName);
        Writer = new JournalWriter(Directory, limit);
    }

    public DataDirectory Directory { get; }

    public JournalWriter Writer { get; }

    public string[] Files(string extension) => System.IO.Directory.GetFiles(Directory.JournalFolder, "*" + extension);

    /// <summary>Takes a chunk and fills it with records whose detail is their seq; the seqs.</summary>
    public IReadOnlyList<ulong> FillChunk(SlotKind kind = SlotKind.Call)
    {
        Assert.True(Writer.TryTakeChunk(1, out var chunk));
        var seqs = new List<ulong>();
        var seq = chunk.NextSeq;
        for (var slot = chunk.Next; slot != chunk.End; slot++, seq++)
        {
            *slot = new Slot { Detail = (long)seq };
            Volatile.Write(ref slot->Commit, Slot.CommitWord(kind, chunk.Segment.Ordinal));
            seqs.Add(seq);
        }

        return seqs;
    }

    public IReadOnlyList<JournalRecord> ReadAll(bool ownerIsDead = false) => Read(static _ => true, ownerIsDead);

    /// <summary>What a drain would still have to take.</summary>
    public IReadOnlyList<JournalRecord> ReadUndrained() => Read(static segment => !segment.IsDrained, ownerIsDead: false);

    private List<JournalRecord> Read(Func<SegmentReader, bool> which, bool ownerIsDead)
    {
        var all = new List<JournalRecord>();
        var records = new JournalRecord[SegmentReader.SlotsPerChunk];
        using var listing = JournalListing.Open(Directory.JournalFolder);
        foreach (var segment in listing.Sources.SelectMany(static source => source.Segments).Where(which))
        {
            for (var chunk = 0; chunk < segment.ChunksTaken; chunk++)
            {
                all.AddRange(records[..segment.ReadChunk(chunk, 0, ownerIsDead, records)]);
            }
        }

        return all;
    }

    public void MarkSealedAsDrained()
    {
        using var listing = JournalListing.Open(Directory.JournalFolder);
        foreach (var segment in listing.Sources.SelectMany(static source => source.Segments).Where(static one => one.ChunksTaken == one.ChunkCount && !one.IsDrained)) // The owner may delete a drained one at any time.
        {
            segment.MarkDrained();
        }
    }

    public void Dispose()
    {
        Writer.Dispose();
        System.IO.Directory.Delete(Directory.Path, recursive: true);
    }
}
