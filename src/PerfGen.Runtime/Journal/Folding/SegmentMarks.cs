using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PerfGen.Runtime.Journal.Folding;

/// <summary>
/// The two words of a segment's header by which those who drain it and those who fold it keep out of each other's way. Each says what it is about to do, then looks
/// what the other has said; so at least one of the two sees the other, and whoever does leaves the segment alone.
/// </summary>
internal sealed class SegmentMarks : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly uint _ordinal;

    private SegmentMarks(SafeFileHandle file, uint ordinal)
    {
        _file = file;
        _ordinal = ordinal;
    }

    public SafeFileHandle File => _file;

    /// <exception cref="FileNotFoundException">The segment is gone, or has another name by now.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static SegmentMarks Open(string path, uint ordinal) =>
        new(System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete), ordinal);

    /// <summary>Says that records are going to be taken, and looks whether somebody folds them.</summary>
    public bool TakeAndSeeFolding()
    {
        Write(SegmentHeader.TouchedOffset, _ordinal);
        return Read(SegmentHeader.FoldingOffset) == _ordinal;
    }

    /// <summary>Says that records are going to be folded, and looks whether somebody has taken any.</summary>
    public bool FoldAndSeeTaken()
    {
        Write(SegmentHeader.FoldingOffset, _ordinal);
        return Read(SegmentHeader.TouchedOffset) == _ordinal;
    }

    /// <summary>Says that nothing is folded after all.</summary>
    public void GiveUpFolding() => Write(SegmentHeader.FoldingOffset, 0);

    /// <summary>Says that parts of the file are gone, so that its owner does not use it again.</summary>
    public void MarkHoled() => Write(SegmentHeader.HoledOffset, _ordinal);

    public void Dispose() => _file.Dispose();

    private void Write(int offset, uint value)
    {
        RandomAccess.Write(_file, MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in value)), offset);
        Interlocked.MemoryBarrier(); // The system call is one too, on every system that we know; the argument does not need to know it.
    }

    private uint Read(int offset)
    {
        uint value = 0;
        return RandomAccess.Read(_file, MemoryMarshal.AsBytes(new Span<uint>(ref value)), offset) == sizeof(uint) ? value : 0;
    }
}
