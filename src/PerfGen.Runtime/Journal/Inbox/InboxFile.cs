using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace PerfGen.Runtime.Journal.Inbox;

/// <summary>Appends frames. Two processes never write at once: the file of the hour has a lock, and where that is not to be had, a process takes a file of its own.</summary>
internal static class InboxFile
{
    /// <summary>Beyond this, somebody has to drain first.</summary>
    private const long Largest = 256L << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Appends; when it returns, the frame is the file's, whatever happens to the process.</summary>
    /// <exception cref="IOException">It cannot be written: no space, or nobody drains.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static void Append(DataDirectory directory, ReadOnlySpan<byte> frame)
    {
        directory.Create();
        var now = DateTime.UtcNow;
        var end = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        for (var attempt = 0; Environment.TickCount64 < end; attempt++)
        {
            if (TryAppend(InboxFormat.FileOf(directory.JournalFolder, now), frame))
            {
                return;
            }

            // Whoever has the lock keeps it for microseconds, unless the machine is busy.
            Thread.Sleep(Random.Shared.Next(1, Math.Min(2 + attempt, 20)));
        }

        if (!TryAppend(InboxFormat.PrivateFileOf(directory.JournalFolder, now, Guid.NewGuid()), frame, needsNoLock: true))
        {
            throw new IOException($"no inbox in '{directory.JournalFolder}' can be written");
        }
    }

    /// <summary>Says that nothing more is appended to a file. That it cannot be said does no harm: then the file stays until its hour is over.</summary>
    public static void Close(string path)
    {
        try
        {
            using var file = FileLock.TryOpen(path, needsNoLock: false);
            if (file is not null && RandomAccess.GetLength(file) >= InboxFormat.HeaderSize && !IsSealed(file))
            {
                Span<byte> flags = stackalloc byte[4];
                BinaryPrimitives.WriteUInt32LittleEndian(flags, InboxFormat.Closed);
                RandomAccess.Write(file, flags, InboxFormat.FlagsOffset);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>Appends; false where somebody else has the file, or it is sealed.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static bool TryAppend(string path, ReadOnlySpan<byte> frame, bool needsNoLock = false)
    {
        using var file = FileLock.TryOpen(path, needsNoLock);
        if (file is null)
        {
            return false;
        }

        var length = RandomAccess.GetLength(file);
        if (length < InboxFormat.HeaderSize)
        {
            // New, or its maker was killed before it had written anything.
            Write(file, [.. NewHeader(), .. frame], 0);
            return true;
        }

        if (IsSealed(file))
        {
            return false;
        }

        if (length > Largest)
        {
            throw new IOException($"the inbox '{path}' holds {length >> 20} MiB that nobody has drained; 'perfgen drain' empties it");
        }

        Write(file, frame, length);
        return true;
    }

    private static void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long at)
    {
        try
        {
            RandomAccess.Write(file, bytes, at);
        }
        catch
        {
            // A part of a frame does no harm, but takes space that somebody else may need.
            RandomAccess.SetLength(file, at);
            throw;
        }
    }

    private static bool IsSealed(SafeFileHandle file)
    {
        Span<byte> flags = stackalloc byte[4];
        return RandomAccess.Read(file, flags, InboxFormat.FlagsOffset) < 4 || (BinaryPrimitives.ReadUInt32LittleEndian(flags) & InboxFormat.Sealed) != 0;
    }

    private static byte[] NewHeader()
    {
        var header = new byte[InboxFormat.HeaderSize];
        BinaryPrimitives.WriteUInt64LittleEndian(header, InboxFormat.FileMagic);
        Guid.NewGuid().TryWriteBytes(header.AsSpan(InboxFormat.IdOffset));
        return header;
    }
}
