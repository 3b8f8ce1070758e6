using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerfGen.Benchmarks;

/// <summary>Publishes a project for this platform, as the tool is: compiled ahead of time, on the shared runtime.</summary>
internal static class Publishing
{
    /// <param name="project">Its folder, from the root of the repository.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="properties">What is set besides: <c>Name=Value</c>.</param>
    /// <exception cref="InvalidOperationException">It does not build.</exception>
    public static void Publish(string project, string folder, IEnumerable<string> properties)
    {
        var start = new ProcessStartInfo("dotnet",
            [
                "publish", Path.Combine(Root(), project), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-o", folder, "-v", "q", "--nologo",
                .. properties.Select(static property => "-p:" + property),
            ]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{project}' could not be published:\n{said}");
        }
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));
}
