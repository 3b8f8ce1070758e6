using System.Runtime.InteropServices;

namespace PerfGen.Runtime.Journal;

/// <summary>
/// The first page of a segment file. Every field is written by the segment's owner before the file gets its name, but for those marked otherwise.
/// </summary>
/// <remarks>
/// file = this header (4 KiB), then chunks of 4 KiB; chunk = <see cref="ChunkHeader"/> (64 bytes), then 63 slots.
/// A chunk belongs to one thread at a time, which fills its slots in order; threads share nothing but <see cref="NextChunk"/>.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = Size)]
internal struct SegmentHeader
{
    public const int Size = 4096;
    public const int ChunkSize = 4096;
    public const int SlotsPerChunk = 63;

    public const int HoledOffset = 104;
    public const int TouchedOffset = 120;
    public const int FoldingOffset = 124;

    /// <summary>"PRFGSEG" and the number of the layout.</summary>
    public const ulong MagicValue = 0x0147_4553_4746_5250;

    [FieldOffset(0)] public ulong Magic;

    /// <summary>Of the process that writes; one value for all its segments.</summary>
    [FieldOffset(8)] public Guid Source;

    [FieldOffset(24)] public uint ProcessId;

    /// <summary>Place among the source's segments, from 1. Grows at every recycling, so it names one life of the memory.</summary>
    [FieldOffset(28)] public uint Ordinal;

    /// <summary>Slots of the source before this segment; a record's seq is this plus its place here.</summary>
    [FieldOffset(32)] public ulong FirstSeq;

    [FieldOffset(40)] public uint ChunkCount;

    /// <summary>Chunks handed out. Interlocked by threads of the owner; may run past <see cref="ChunkCount"/>.</summary>
    [FieldOffset(44)] public int NextChunk;

    /// <summary>Stopwatch ticks a second.</summary>
    [FieldOffset(48)] public long ClockFrequency;

    /// <summary>Stopwatch ticks at <see cref="AnchorUtc"/>: the first of the clock anchors, of which the dictionary holds the rest.</summary>
    [FieldOffset(56)] public long AnchorTicks;

    /// <summary>Nanoseconds since 1970 (UTC) at <see cref="AnchorTicks"/>.</summary>
    [FieldOffset(64)] public long AnchorUtc;

    /// <summary>Records that found no place in the journal. Interlocked by threads of the owner.</summary>
    [FieldOffset(72)] public long Dropped;

    /// <summary>Strings that found no place in the dictionary; the records that carry them read as unknown. Interlocked by threads of the owner.</summary>
    [FieldOffset(80)] public long DictionaryFaults;

    /// <summary>
    /// Equal to <see cref="Ordinal"/> once every slot is in the database and a checkpoint has followed: the owner may use the memory again.
    /// Stored with release by whoever drains, read with acquire by the owner.
    /// </summary>
    [FieldOffset(88)] public uint Drained;

    /// <summary>Values that a capture could not read, because a getter threw. Interlocked by threads of the owner.</summary>
    [FieldOffset(96)] public long CaptureFaults;

    /// <summary>
    /// Equal to <see cref="Ordinal"/> once parts of the file have been given back to the disk while a slot elsewhere in it was still open: the owner deletes the
    /// file when it is drained, since a store into a part that is gone could find the disk full. Stored by whoever drains, before the first part goes.
    /// </summary>
    [FieldOffset(HoledOffset)] public uint Holed;

    /// <summary>Nanoseconds that recording a call costs in this process, by <see cref="RecordingCost"/>: in a loop, and with cold caches. 0 is not measured yet. Written by the owner's background thread alone; an aligned store of four bytes is never seen by halves.</summary>
    [FieldOffset(112)] public float CallCost;
    [FieldOffset(116)] public float ColdCallCost;

    /// <summary>Equal to <see cref="Ordinal"/> once anybody has begun to take records into a database: they must not be folded any more. Stored by whoever drains, before it reads; see <see cref="Folding.SegmentMarks"/>.</summary>
    [FieldOffset(TouchedOffset)] public uint Touched;

    /// <summary>Equal to <see cref="Ordinal"/> while chunks are being folded, and for good once they are. Stored by the owner, or by whoever holds a dead owner's lock.</summary>
    [FieldOffset(FoldingOffset)] public uint FoldingBy;
}

/// <summary>The first 64 bytes of a chunk.</summary>
[StructLayout(LayoutKind.Explicit, Size = Slot.Size)]
internal struct ChunkHeader
{
    /// <summary>0xC4 and the segment's generation, stored with release before the chunk's first slot.</summary>
    [FieldOffset(0)] public uint Commit;

    /// <summary>Managed id of the thread that took the chunk first.</summary>
    [FieldOffset(4)] public int Thread;
}
