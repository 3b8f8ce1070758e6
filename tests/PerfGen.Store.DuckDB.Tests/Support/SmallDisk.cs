using System.Diagnostics;

namespace PerfGen.Store.DuckDB.Tests.Support;

/// <summary>A file system in memory of its own, so that "full" and "read-only" are the real thing.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Null where this user may not mount, or the system has no tmpfs.</summary>
    public static SmallDisk? TryMount(string size)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return null;
        }

        var path = Directory.CreateTempSubdirectory("perfgen-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path))
        {
            return new SmallDisk(path);
        }

        Directory.Delete(path);
        return null;
    }

    /// <summary>Fills the disk, but for some bytes.</summary>
    public static void Fill(string path, long leave = 0)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var zeros = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(zeros);
            }
        }
        catch (IOException)
        {
            file.SetLength(Math.Max(file.Length - leave, 0));
        }
    }

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Path));

    public void Dispose()
    {
        Run("umount", "-l", Path);
        Directory.Delete(Path);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
