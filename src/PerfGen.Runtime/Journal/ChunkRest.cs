namespace PerfGen.Runtime.Journal;

/// <summary>Slots of a chunk that are not taken yet: from <see cref="Next"/>, whose seq is <see cref="NextSeq"/>, to before <see cref="End"/>.</summary>
internal readonly unsafe struct ChunkRest(Segment segment, Slot* next, Slot* end, ulong nextSeq)
{
    public Segment Segment { get; } = segment;

    public Slot* Next { get; } = next;

    public Slot* End { get; } = end;

    public ulong NextSeq { get; } = nextSeq;
}
