using System.Runtime.InteropServices;
using PerfGen.Runtime.Journal.Folding;

namespace PerfGen.Runtime.Journal.Reading;

/// <content>What a drain says to the segment's owner, and what it gives back to the disk.</content>
public sealed partial class SegmentReader
{
    private const int DrainedOffset = 88;

    /// <summary>What was folded of this segment, as it stands now; null where nothing was.</summary>
    /// <exception cref="JournalFormatException">It is damaged.</exception>
    public SegmentFold? ReadFold() => SegmentFold.TryRead(this);

    /// <summary>
    /// Says that records of this segment are going to be taken, so that nobody folds them from now on; false where somebody is about to, who is to be left alone until
    /// another time. To be called before anything is read that will be stored.
    /// </summary>
    /// <param name="ownerIsDead">The owner's lock is in the caller's hand, so that nobody else can be folding.</param>
    /// <param name="fold">What was folded until now; null for nothing.</param>
    /// <exception cref="FileNotFoundException">The file is gone, or has another name.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    /// <exception cref="JournalFormatException">What was folded is damaged.</exception>
    public bool TryClaim(bool ownerIsDead, out SegmentFold? fold)
    {
        using var marks = SegmentMarks.Open(Path, Ordinal);
        var isFolding = marks.TakeAndSeeFolding();
        fold = isFolding ? ReadFold() : null;
        return !isFolding || fold is not null || ownerIsDead;
    }

    /// <summary>Tells the owner that every slot is in the database, and that a checkpoint has followed: it may use the memory again.</summary>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void MarkDrained()
    {
        using var file = File.OpenHandle(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var ordinal = Ordinal;
        RandomAccess.Write(file, MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in ordinal)), DrainedOffset);
    }

    /// <summary>
    /// Gives the chunks back to the disk whose slots are all in the database, of a segment that is not complete: a call that runs for hours, or a thread that sleeps
    /// with half a chunk, then holds a page or two and not the whole segment. Only after a checkpoint, and only where no thread can take a chunk any more.
    /// </summary>
    /// <param name="taken">A bit for each slot of each chunk that is in the database.</param>
    /// <returns>Whether anything was given back.</returns>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public bool ReleaseFullChunks(ReadOnlySpan<ulong> taken)
    {
        var full = 0;
        foreach (var mask in taken)
        {
            full += IsFull(mask) ? 1 : 0;
        }

        // Worth it for a sixteenth of the file at least; what was given back before takes no blocks any more.
        var needed = SegmentHeader.Size + ((long)(taken.Length - full) * SegmentHeader.ChunkSize);
        if (NativeFile.AllocatedBytes(Path) - needed < Math.Max(taken.Length / 16, 1) * SegmentHeader.ChunkSize)
        {
            return false;
        }

        using var file = File.OpenHandle(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (RefreshChunksTaken() < ChunkCount)
        {
            return false;
        }

        var ordinal = Ordinal;
        RandomAccess.Write(file, MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in ordinal)), SegmentHeader.HoledOffset);
        var any = false;
        for (var chunk = 0; chunk < taken.Length;)
        {
            var end = chunk;
            while (end < taken.Length && IsFull(taken[end]))
            {
                end++;
            }

            any |= end > chunk && NativeFile.TryPunch(file, SegmentHeader.Size + ((long)chunk * SegmentHeader.ChunkSize), (long)(end - chunk) * SegmentHeader.ChunkSize);
            chunk = end + 1;
        }

        return any;
    }
}
