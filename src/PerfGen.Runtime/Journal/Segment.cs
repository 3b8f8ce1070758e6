using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace PerfGen.Runtime.Journal;

/// <summary>A journal file mapped into this process, which owns it, with the dictionary of its strings.</summary>
internal sealed unsafe class Segment
{
    /// <summary>Bytes set aside for a segment's strings: some hundred names and contexts. A large segment sets aside a sixteenth of its size.</summary>
    private const long SmallestDictionary = 64 << 10;

    private readonly MemoryMappedFile _mapping;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private string _path;

    private Segment(string path, MemoryMappedFile mapping, MemoryMappedViewAccessor view, byte* start, long size)
    {
        _path = path;
        _mapping = mapping;
        _view = view;
        _start = start;
        Size = size;
    }

    public long Size { get; }

    /// <summary>The file: its name changes with every life of the memory.</summary>
    public string Path => _path;

    public uint Ordinal { get; private set; }

    public ulong FirstSeq { get; private set; }

    public DictionaryWriter Dictionary { get; private set; } = null!;

    public int ChunkCount => (int)Header.ChunkCount;

    public ref SegmentHeader Header => ref *(SegmentHeader*)_start;

    /// <summary>Whether every record is in the database and the memory may be used again.</summary>
    public bool IsDrained => Volatile.Read(ref Header.Drained) == Ordinal;

    /// <summary>Whether parts of the file are gone: it cannot be used again.</summary>
    public bool IsHoled => Volatile.Read(ref Header.Holed) == Ordinal;

    /// <summary>Whether no thread can take a chunk any more.</summary>
    public bool IsSealed => Volatile.Read(ref Header.NextChunk) >= ChunkCount;

    /// <summary>Bytes set aside for the strings of a segment of this size.</summary>
    public static long DictionaryReserve(long size) => Math.Max(SmallestDictionary, size / 16);

    /// <summary>Creates, reserves, maps and populates a file of <paramref name="size"/> bytes that has no name of its own yet; <see cref="Open"/> gives it one.</summary>
    /// <exception cref="IOException">The space is not to be had.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static Segment Prepare(string path, long size)
    {
        var file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            NativeFile.Allocate(file, size);
            var mapping = MemoryMappedFile.CreateFromFile(file, null, size, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
            var view = mapping.CreateViewAccessor(0, size);
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            NativeFile.Populate(start, size);
            return new Segment(path, mapping, view, start, size);
        }
        catch
        {
            file.Dispose();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Begins a life of the segment: writes the header, and gives the file the name by which readers find it.</summary>
    public void Open(string pathWithoutExtension, Guid source, uint ordinal, ulong firstSeq)
    {
        var earlier = Dictionary;
        Dictionary = DictionaryWriter.Create(pathWithoutExtension + JournalFiles.DictionaryExtension, ordinal, DictionaryReserve(Size), () => Interlocked.Increment(ref Header.DictionaryFaults));
        var (ticks, utc) = ClockAnchor.Read();

        ref var header = ref Header;
        header.Source = source;
        header.ProcessId = (uint)Environment.ProcessId;
        header.FirstSeq = firstSeq;
        header.ChunkCount = (uint)((Size - SegmentHeader.Size) / SegmentHeader.ChunkSize);
        header.NextChunk = 0;
        header.ClockFrequency = Stopwatch.Frequency;
        header.AnchorTicks = ticks;
        header.AnchorUtc = utc;
        header.Dropped = 0;
        header.DictionaryFaults = 0;
        header.CaptureFaults = 0;
        header.Drained = 0;
        header.Holed = 0;
        header.CallCost = 0;
        header.ColdCallCost = 0;
        header.Touched = 0;
        header.FoldingBy = 0;
        Volatile.Write(ref header.Ordinal, ordinal);
        Volatile.Write(ref header.Magic, SegmentHeader.MagicValue);
        Ordinal = ordinal;
        FirstSeq = firstSeq;

        var path = pathWithoutExtension + JournalFiles.SegmentExtension;
        File.Move(_path, path, overwrite: true);
        _path = path;
        if (earlier is not null)
        {
            earlier.Dispose();
            if (earlier.Path != Dictionary.Path)
            {
                File.Delete(earlier.Path);
            }
        }
    }

    /// <summary>The slots of a chunk that nobody has yet; false where none is left. Lock-free.</summary>
    public bool TryTakeChunk(int thread, out Slot* first, out ulong firstSeq)
    {
        first = null;
        firstSeq = 0;
        if (IsSealed)
        {
            return false;
        }

        var chunk = Interlocked.Increment(ref Header.NextChunk) - 1;
        if (chunk >= ChunkCount)
        {
            return false;
        }

        var header = (ChunkHeader*)(_start + SegmentHeader.Size + ((long)chunk * SegmentHeader.ChunkSize));
        header->Thread = thread;
        Volatile.Write(ref header->Commit, Slot.CommitWord((SlotKind)JournalFiles.ChunkMark, Ordinal));
        first = (Slot*)(header + 1);
        firstSeq = FirstSeq + ((ulong)chunk * SegmentHeader.SlotsPerChunk);
        return true;
    }

    /// <summary>How many calls of each name stand in the chunks that were taken last. What threads are writing meanwhile may be missed.</summary>
    public Dictionary<int, int> CountNewestNames(int chunks)
    {
        var names = new Dictionary<int, int>();
        var taken = Math.Min(Volatile.Read(ref Header.NextChunk), ChunkCount);
        for (var chunk = Math.Max(taken - chunks, 0); chunk < taken; chunk++)
        {
            var slots = (Slot*)(_start + SegmentHeader.Size + ((long)chunk * SegmentHeader.ChunkSize)) + 1;
            for (var i = 0; i < SegmentHeader.SlotsPerChunk; i++)
            {
                if (Slot.KindOf(Volatile.Read(ref slots[i].Commit), Ordinal) == SlotKind.Call && slots[i].Weight == 0)
                {
                    names[slots[i].Name] = names.GetValueOrDefault(slots[i].Name) + 1;
                }
            }
        }

        return names;
    }

    /// <summary>Whether the slot lies in this segment's memory.</summary>
    public bool Holds(Slot* slot) => (byte*)slot >= _start && (byte*)slot < _start + Size;

    /// <summary>Unmaps and deletes. Only for a segment that is drained, or that was never opened: no pointer into it is left.</summary>
    public void Delete()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _mapping.Dispose();
        File.Delete(_path);
        if (Dictionary is { } dictionary)
        {
            dictionary.Dispose();
            File.Delete(dictionary.Path);
            File.Delete(Folding.SegmentFold.PathOf(_path));
        }
    }
}
