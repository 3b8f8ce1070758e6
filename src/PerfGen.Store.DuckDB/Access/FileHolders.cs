using System.Globalization;
using System.Runtime.InteropServices;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>Asks the system who has a lock on a file, without opening the file.</summary>
internal static class FileHolders
{
    /// <summary>A process other than this one that has a lock on the file; null where none has, or where the system does not tell.</summary>
    public static FileHolder? Find(string path)
    {
        if (!OperatingSystem.IsLinux() || !TryIdentify(path, out var file))
        {
            return null;
        }

        try
        {
            foreach (var line in File.ReadLines("/proc/locks"))
            {
                // 12: POSIX  ADVISORY  WRITE 14845 fe:00:11658517 0 EOF
                var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (words.Length > 5 && words[5] == file && int.TryParse(words[4], CultureInfo.InvariantCulture, out var process) && process > 0
                    && process != Environment.ProcessId)
                {
                    return new FileHolder(NameOf(process), process);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // No such view of the system here: nothing is known.
        }

        return null;
    }

    private static string? NameOf(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/comm").TrimEnd('\n');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool TryIdentify(string path, out string file)
    {
        const int workingDirectory = -100; // AT_FDCWD
        const uint inode = 0x100; // STATX_INO
        var stats = new byte[256];
        file = "";
        if (statx(workingDirectory, path, 0, inode, stats) != 0)
        {
            return false;
        }

        var number = BitConverter.ToUInt64(stats, 32);
        var major = BitConverter.ToUInt32(stats, 136);
        var minor = BitConverter.ToUInt32(stats, 140);
        file = string.Create(CultureInfo.InvariantCulture, $"{major:x2}:{minor:x2}:{number}");
        return true;
    }

    [DllImport("libc")]
    private static extern int statx(int directory, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] stats);
}
