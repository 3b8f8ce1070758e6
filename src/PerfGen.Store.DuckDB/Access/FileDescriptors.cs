namespace PerfGen.Store.DuckDB.Access;

/// <summary>What this process itself has open.</summary>
internal static class FileDescriptors
{
    private const string All = "/proc/self/fd";

    /// <summary>With more than this many, as a busy server has, to look at each takes longer than is saved by it.</summary>
    private const int Most = 500;

    /// <summary>Whether it is certain that this process has not opened a file. It opens nothing of it. (The list of all locks would say it too, but the system stops all locking to make that one.)</summary>
    public static bool AreNone(string path)
    {
        if (!OperatingSystem.IsLinux() || !FileIdentity.TryGet(path, out var file))
        {
            return false;
        }

        try
        {
            var seen = 0;
            foreach (var descriptor in Directory.EnumerateFileSystemEntries(All))
            {
                if (++seen > Most || (FileIdentity.TryGet(descriptor, out var open) && open == file))
                {
                    return false;
                }
            }

            return seen > 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
