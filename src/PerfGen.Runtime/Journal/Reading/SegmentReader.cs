using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PerfGen.Runtime.Journal.Reading;

/// <summary>
/// Reads a segment of a living or dead process through the file, not a mapping: a file that somebody truncates is an error here, not a fault.
/// Not thread-safe.
/// </summary>
public sealed partial class SegmentReader : IDisposable
{
    /// <summary>Slots of a chunk.</summary>
    public const int SlotsPerChunk = SegmentHeader.SlotsPerChunk;

    /// <summary>The mask of a chunk whose every slot is taken.</summary>
    public const ulong AllTaken = (1UL << SlotsPerChunk) - 1;

    private readonly SafeFileHandle _file;
    private readonly SegmentHeader _header;
    private readonly Slot[] _first = new Slot[SlotsPerChunk];
    private readonly Slot[] _second = new Slot[SlotsPerChunk];

    private SegmentReader(string path, SafeFileHandle file, in SegmentHeader header, int chunksMissing)
    {
        Path = path;
        _file = file;
        _header = header;
        ChunksMissing = chunksMissing;
        Dictionary = new DictionaryReader(JournalFiles.Stem(System.IO.Path.GetDirectoryName(path)!, Source, Ordinal) + JournalFiles.DictionaryExtension);
        Dictionary.Refresh();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The process run that wrote it.</summary>
    public Guid Source => _header.Source;

    /// <summary>Place among the source's segments, from 1.</summary>
    public uint Ordinal => _header.Ordinal;

    /// <summary>Process id of the writer, on its machine.</summary>
    public int ProcessId => (int)_header.ProcessId;

    /// <summary>Seq of the first slot.</summary>
    public ulong FirstSeq => _header.FirstSeq;

    /// <summary>Seq after the last slot.</summary>
    public ulong EndSeq => FirstSeq + ((ulong)ChunkCount * SlotsPerChunk);

    /// <summary>Chunks in the file.</summary>
    public int ChunkCount => (int)_header.ChunkCount;

    /// <summary>Chunks that the file should hold and does not, because somebody cut it. 0 for a file that is whole.</summary>
    public int ChunksMissing { get; }

    /// <summary>When this life of the segment began, in nanoseconds since 1970 (UTC).</summary>
    public long OpenedAt => _header.AnchorUtc;

    /// <summary>Chunks that threads had taken when the file was opened; records stand in no other.</summary>
    public int ChunksTaken => Math.Clamp(_header.NextChunk, 0, ChunkCount);

    /// <summary>Whether all of it was in the database when the file was opened.</summary>
    public bool IsDrained => _header.Drained == _header.Ordinal;

    /// <summary>Records of the whole source that found no place, as far as this segment saw it.</summary>
    public long Dropped => _header.Dropped;

    /// <summary>Strings of this segment that found no place.</summary>
    public long DictionaryFaults => _header.DictionaryFaults;

    /// <summary>Captured values of this segment whose getter threw.</summary>
    public long CaptureFaults => _header.CaptureFaults;

    /// <summary>Nanoseconds that recording a call cost in the process that wrote it, in a loop; null where that was not measured.</summary>
    public double? CallCost => Measured(_header.CallCost);

    /// <summary>The same with cold caches.</summary>
    public double? ColdCallCost => Measured(_header.ColdCallCost);

    /// <summary>The strings of this segment.</summary>
    public DictionaryReader Dictionary { get; }

    /// <summary>Opens a segment.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="JournalFormatException">The file is no segment, is of a later version, or is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static SegmentReader Open(string path)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            SegmentHeader header = default;
            var bytes = MemoryMarshal.AsBytes(new Span<SegmentHeader>(ref header));
            if (ReadFully(file, bytes, 0) < bytes.Length)
            {
                throw new JournalFormatException(path, "is shorter than the header of a segment.");
            }

            const ulong nameMask = 0x00FF_FFFF_FFFF_FFFF;
            if ((header.Magic & nameMask) != (SegmentHeader.MagicValue & nameMask))
            {
                throw new JournalFormatException(path, "is not a journal segment of PerfGen.");
            }

            if (header.Magic != SegmentHeader.MagicValue)
            {
                throw new JournalFormatException(path, $"was written by a later version of PerfGen (layout {header.Magic >> 56}; this one reads layout {SegmentHeader.MagicValue >> 56}).");
            }

            var room = (RandomAccess.GetLength(file) - SegmentHeader.Size) / SegmentHeader.ChunkSize;
            if (header.ClockFrequency <= 0 || header.Ordinal == 0 || header.FirstSeq == 0 || header.ChunkCount > (uint)int.MaxValue)
            {
                throw new JournalFormatException(path, "has a damaged header.");
            }

            // A file that was cut still gives what is left of it.
            var left = (uint)Math.Min(header.ChunkCount, Math.Max(room, 0));
            var missing = (int)(header.ChunkCount - left);
            header.ChunkCount = left;
            return new SegmentReader(path, file, header, missing);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Reads the committed records of a chunk that are not among <paramref name="taken"/>.
    /// </summary>
    /// <param name="chunk">Number of the chunk, from 0.</param>
    /// <param name="taken">A bit for each slot to leave out, the lowest for the first.</param>
    /// <param name="ownerIsDead">Whether calls that are still open are records too: they are unfinished for good.</param>
    /// <param name="records">Takes the records; room for <see cref="SlotsPerChunk"/>.</param>
    /// <returns>How many records were read.</returns>
    public int ReadChunk(int chunk, ulong taken, bool ownerIsDead, Span<JournalRecord> records)
    {
        if ((taken & AllTaken) == AllTaken || chunk >= ChunkCount)
        {
            return 0;
        }

        // Read twice: a slot that is committed in the first reading is complete in the second, in whatever order the bytes were copied.
        var offset = SegmentHeader.Size + ((long)chunk * SegmentHeader.ChunkSize) + Slot.Size;
        var slots = Math.Min(Read(_first, offset), Read(_second, offset));
        var count = 0;
        for (var i = 0; i < slots; i++)
        {
            if ((taken >> i & 1) == 0 && Accept(_first[i].Commit, _second[i], ownerIsDead, out var kind))
            {
                records[count++] = new JournalRecord(_second[i], kind, FirstSeq + ((ulong)chunk * SlotsPerChunk) + (ulong)i);
            }
        }

        return count;
    }

    /// <summary>Reads one record by its seq; false where it is not committed, or not in this segment.</summary>
    /// <param name="seq">The record's seq.</param>
    /// <param name="record">The record.</param>
    public bool TryRead(ulong seq, out JournalRecord record)
    {
        record = default;
        if (seq < FirstSeq || seq >= EndSeq)
        {
            return false;
        }

        var (chunk, slot) = Math.DivRem((long)(seq - FirstSeq), SlotsPerChunk);
        var offset = SegmentHeader.Size + (chunk * SegmentHeader.ChunkSize) + ((slot + 1) * Slot.Size);
        if (Read(_first.AsSpan(0, 1), offset) < 1 || Read(_second.AsSpan(0, 1), offset) < 1 || !Accept(_first[0].Commit, _second[0], ownerIsDead: true, out var kind))
        {
            return false;
        }

        record = new JournalRecord(_second[0], kind, seq);
        return true;
    }

    /// <summary>When a reading of the writer's monotonic clock was, by the last anchor before it, in nanoseconds since 1970 (UTC); a time that was told is what was told.</summary>
    /// <param name="ticks">From a record.</param>
    public long ToUtcNanoseconds(long ticks)
    {
        if (ToldTime.Is(ticks, out var told))
        {
            return told;
        }

        var anchor = (_header.AnchorTicks, _header.AnchorUtc);
        foreach (var later in Dictionary.Anchors)
        {
            if (later.Ticks > ticks)
            {
                break;
            }

            anchor = later;
        }

        return ClockAnchor.ToUtcNanoseconds(ticks, anchor, _header.ClockFrequency);
    }

    /// <summary>A duration in nanoseconds.</summary>
    /// <param name="ticks">From a record.</param>
    public long ToNanoseconds(long ticks) => ClockAnchor.ToNanoseconds(ticks, _header.ClockFrequency);

    /// <summary>Chunks that threads have taken by now; none where the memory has begun another life.</summary>
    internal int RefreshChunksTaken()
    {
        SegmentHeader now = default;
        var bytes = MemoryMarshal.AsBytes(new Span<SegmentHeader>(ref now))[..128];
        return ReadFully(_file, bytes, 0) == bytes.Length && now.Ordinal == Ordinal ? Math.Clamp(now.NextChunk, 0, ChunkCount) : 0;
    }

    /// <summary>Whether every slot of a chunk is taken.</summary>
    /// <param name="taken">A bit for each slot.</param>
    public static bool IsFull(ulong taken) => BitOperations.PopCount(taken & AllTaken) == SlotsPerChunk;

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private bool Accept(uint firstCommit, in Slot slot, bool ownerIsDead, out SlotKind kind)
    {
        // The second reading may be further than the first (open, then ended): it is taken as it stood when it was surely complete, or next time.
        kind = Slot.KindOf(firstCommit, Ordinal);
        return kind != SlotKind.Empty && firstCommit == slot.Commit && (kind is not (SlotKind.OpenCall or SlotKind.OpenSample) || ownerIsDead);
    }

    private static double? Measured(float cost) => cost is > 0 and < 1e9f ? cost : null;

    private int Read(Span<Slot> slots, long offset) => ReadFully(_file, MemoryMarshal.AsBytes(slots), offset) / Slot.Size;

    private static int ReadFully(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        var total = 0;
        while (total < bytes.Length)
        {
            var read = RandomAccess.Read(file, bytes[total..], offset + total);
            if (read == 0)
            {
                break;
            }

            total += read;
        }

        return total;
    }
}
