using Microsoft.Win32.SafeHandles;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>An advisory lock on a file of ours. The system takes it back when the process ends, however it ends.</summary>
internal static class LockFile
{
    /// <summary>Takes the lock for one holder; null while anybody has it.</summary>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be made.</exception>
    public static IDisposable? TryLock(string path) => TryOpen(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Takes the lock together with others who share it; null while somebody has it alone.</summary>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be made.</exception>
    public static IDisposable? TryShare(string path)
    {
        try
        {
            return TryOpen(path, FileAccess.Read, FileShare.Read);
        }
        catch (Exception error) when (IsReadOnly(error))
        {
            // Where no lock can be made, no drainer of this machine can write either.
            return new MemoryStream();
        }
    }

    public static bool IsReadOnly(Exception error)
    {
        const int linuxReadOnlyFileSystem = 30; // EROFS, also on macOS
        return error is UnauthorizedAccessException || (error is IOException && error.HResult == linuxReadOnlyFileSystem);
    }

    private static SafeFileHandle? TryOpen(string path, FileAccess access, FileShare share)
    {
        try
        {
            return File.OpenHandle(path, FileMode.OpenOrCreate, access, share);
        }
        catch (IOException error) when (IsLocked(error))
        {
            return null;
        }
    }

    private static bool IsLocked(IOException error)
    {
        const int linuxWouldBlock = 11;
        const int macWouldBlock = 35;
        const int windowsSharingViolation = unchecked((int)0x80070020);
        return error.HResult == (OperatingSystem.IsWindows() ? windowsSharingViolation : OperatingSystem.IsLinux() ? linuxWouldBlock : macWouldBlock);
    }
}
