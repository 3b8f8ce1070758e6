using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PerfGen.Runtime.Journal;

/// <summary>The few calls of the operating system that the runtime's own API hides errors of, or lacks.</summary>
internal static unsafe partial class NativeFile
{
    private const int PopulateForWriting = 23; // MADV_POPULATE_WRITE
    private const int EmptyPath = 0x1000; // AT_EMPTY_PATH
    private const uint BasicStats = 0x7FF; // STATX_BASIC_STATS
    private const int OwnerOffset = 20; // statx.stx_uid
    private const int BlocksOffset = 48; // statx.stx_blocks

    /// <summary>Gives the file <paramref name="length"/> bytes that are really there, so that a store into its mapping cannot fault for want of space.</summary>
    /// <remarks>
    /// The runtime's own preallocation ignores EDQUOT and EOPNOTSUPP. Where the file system cannot reserve, zeros are written;
    /// and where even then fewer blocks are there than asked for (compression, deduplication), the file is refused.
    /// </remarks>
    /// <param name="file">The file.</param>
    /// <param name="length">How much.</param>
    /// <param name="reserve">In place of the system's call, for tests: 0, or the number of an error.</param>
    /// <exception cref="IOException">No space, over quota, or a file system that does not say how much it holds.</exception>
    public static void Allocate(SafeFileHandle file, long length, Func<SafeFileHandle, long, int>? reserve = null)
    {
        if (!OperatingSystem.IsLinux())
        {
            WriteZeros(file, length);
            return;
        }

        var error = reserve is not null ? reserve(file, length) : fallocate(file, 0, 0, length) == 0 ? 0 : Marshal.GetLastPInvokeError();
        if (error != 0)
        {
            const int notSupported = 95; // EOPNOTSUPP
            const int noSystemCall = 38; // ENOSYS
            if (error is not (notSupported or noSystemCall))
            {
                throw new IOException($"cannot reserve {length} bytes for the journal: {Marshal.GetPInvokeErrorMessage(error)}.");
            }

            WriteZeros(file, length);
        }

        var stats = stackalloc byte[256];
        if (statx(file, "", EmptyPath, BasicStats, stats) == 0 && *(long*)(stats + BlocksOffset) * 512 < length)
        {
            throw new IOException($"the file system reserved fewer than the {length} bytes that it was asked for.");
        }
    }

    /// <summary>Sets blocks aside beyond the end of a file that grows by writes, so that it grows also where the disk is full by then. Where the file system cannot, nothing is set aside.</summary>
    /// <exception cref="IOException">The file system could, but has no space.</exception>
    public static void Reserve(SafeFileHandle file, long length)
    {
        const int keepSize = 1; // FALLOC_FL_KEEP_SIZE
        const int noSpace = 28; // ENOSPC
        const int overQuota = 122; // EDQUOT
        if (OperatingSystem.IsLinux() && fallocate(file, keepSize, 0, length) != 0 && Marshal.GetLastPInvokeError() is noSpace or overQuota)
        {
            throw new IOException($"cannot reserve {length} bytes for the journal's dictionary: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");
        }
    }

    /// <summary>Gives a part of a file back to the disk: it reads as zeros from then on. False where the file system cannot.</summary>
    public static bool TryPunch(SafeFileHandle file, long offset, long length)
    {
        const int punchHole = 2 | 1; // FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE
        return OperatingSystem.IsLinux() && fallocate(file, punchHole, offset, length) == 0;
    }

    /// <summary>Bytes that a file really takes on the disk; 0 where it is gone. Its length, where the system does not tell.</summary>
    public static long AllocatedBytes(string path)
    {
        const int workingDirectory = -100; // AT_FDCWD
        if (OperatingSystem.IsLinux())
        {
            var stats = stackalloc byte[256];
            return statx(workingDirectory, path, 0, BasicStats, stats) == 0 ? *(long*)(stats + BlocksOffset) * 512 : 0;
        }

        var file = new FileInfo(path);
        return file.Exists ? file.Length : 0;
    }

    /// <summary>Makes every page of a mapping present and writable now, so that no later store waits for the file system.</summary>
    public static void Populate(byte* start, long length)
    {
        if (OperatingSystem.IsLinux() && madvise(start, (nuint)length, PopulateForWriting) == 0)
        {
            return;
        }

        // An older kernel: touch each page. The content stays as it is.
        for (long at = 0; at < length; at += 4096)
        {
            Volatile.Write(ref start[at], start[at]);
        }
    }

    /// <summary>Whether the folder belongs to the user that this process runs as; true where the system does not tell.</summary>
    public static bool IsOwnedByThisUser(string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        const int workingDirectory = -100; // AT_FDCWD
        var stats = stackalloc byte[256];
        return statx(workingDirectory, folder, 0, BasicStats, stats) != 0 || *(uint*)(stats + OwnerOffset) == geteuid();
    }

    private static void WriteZeros(SafeFileHandle file, long length)
    {
        var zeros = new byte[(int)Math.Min(length, 1 << 20)];
        for (long at = 0; at < length; at += zeros.Length)
        {
            RandomAccess.Write(file, zeros.AsSpan(0, (int)Math.Min(zeros.Length, length - at)), at);
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fallocate(SafeFileHandle file, int mode, long offset, long length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int madvise(byte* start, nuint length, int advice);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(SafeFileHandle directory, string path, int flags, uint mask, byte* stats);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int directory, string path, int flags, uint mask, byte* stats);

    [LibraryImport("libc")]
    private static partial uint geteuid();
}
