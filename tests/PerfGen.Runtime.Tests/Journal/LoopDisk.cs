using System.ComponentModel;
using System.Diagnostics;

namespace PerfGen.Runtime.Tests.Journal;

/// <summary>A file system of the kind ext2, which has no way to reserve space, in a file.</summary>
internal sealed class LoopDisk : IDisposable
{
    private readonly string _image;

    private LoopDisk(string path, string image)
    {
        Path = path;
        _image = image;
    }

    public string Path { get; }

    /// <summary>Null where this user may not mount, or the system knows no such file system.</summary>
    public static LoopDisk? TryMount(int megabytes)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return null;
        }

        var path = Directory.CreateTempSubdirectory("perfgen-loop-").FullName;
        var image = path + ".img";
        using (var file = File.Create(image))
        {
            file.SetLength(megabytes * (1L << 20));
        }

        if (Run("mkfs.ext2", "-q", "-F", image) && Run("mount", "-o", "loop", image, path))
        {
            return new LoopDisk(path, image);
        }

        File.Delete(image);
        Directory.Delete(path);
        return null;
    }

    public void Dispose()
    {
        Run("umount", "-l", Path);
        Directory.Delete(Path);
        File.Delete(_image);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
