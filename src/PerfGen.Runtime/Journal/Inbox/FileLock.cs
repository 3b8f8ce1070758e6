using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PerfGen.Runtime.Journal.Inbox;

/// <summary>
/// Opens a file with its advisory lock, and without any. On Linux not by the runtime's own sharing modes: these lock where nobody asked for it, and say by an exception
/// that somebody else has the file, which costs a short process milliseconds.
/// </summary>
internal static partial class FileLock
{
    private const int ReadWrite = 2; // O_RDWR
    private const int Create = 0x40; // O_CREAT
    private const int CloseOnExec = 0x80000; // O_CLOEXEC
    private const int OwnerOnly = 0x180; // 0600
    private const int Exclusive = 2; // LOCK_EX
    private const int NonBlocking = 4; // LOCK_NB
    private const int NoEntry = 2; // ENOENT
    private const int NoAccess = 13; // EACCES
    private const int ReadOnlyFileSystem = 30; // EROFS

    /// <summary>Opens the file, which is made where there is none; null where somebody else has its lock, or where locks do not work.</summary>
    /// <param name="path">The file.</param>
    /// <param name="needsNoLock">Whether nobody else knows the file.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public static SafeFileHandle? TryOpen(string path, bool needsNoLock)
    {
        if (!OperatingSystem.IsLinux())
        {
            return TryOpenAlone(path);
        }

        var file = Open(path, ReadWrite | Create);
        if (needsNoLock)
        {
            return file;
        }

        // Proof that locks work here: another attempt on a file that is locked must fail.
        using var second = Open(path, ReadWrite | Create);
        if (flock(file, Exclusive | NonBlocking) == 0 && flock(second, Exclusive | NonBlocking) != 0)
        {
            return file;
        }

        file.Dispose();
        return null;
    }

    /// <summary>Opens the file to read it while others write.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="IOException">It cannot be opened, or, where the system has no other way, somebody writes right now.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public static SafeFileHandle OpenToRead(string path) =>
        OperatingSystem.IsLinux() ? Open(path, 0) : File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static SafeFileHandle Open(string path, int flags)
    {
        var file = open(path, flags | CloseOnExec, OwnerOnly);
        if (!file.IsInvalid)
        {
            return file;
        }

        var error = Marshal.GetLastPInvokeError();
        var message = $"'{path}' cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}";
        file.Dispose();
        throw error switch
        {
            NoEntry => new FileNotFoundException(message, path),
            NoAccess or ReadOnlyFileSystem => new UnauthorizedAccessException(message),
            _ => new IOException(message),
        };
    }

    private static SafeFileHandle? TryOpenAlone(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle open(string path, int flags, int mode);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int flock(SafeFileHandle file, int operation);
}
