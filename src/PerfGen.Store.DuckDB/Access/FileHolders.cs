using System.Globalization;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>Asks the system who has a lock on a file, without opening the file.</summary>
internal static class FileHolders
{
    /// <summary>A process other than this one that has a lock on the file; null where none has, or where the system does not tell.</summary>
    public static FileHolder? Find(string path)
    {
        if (!OperatingSystem.IsLinux() || !FileIdentity.TryGet(path, out var identity))
        {
            return null;
        }

        var file = string.Create(CultureInfo.InvariantCulture, $"{identity.Major:x2}:{identity.Minor:x2}:{identity.Number}");

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
}
