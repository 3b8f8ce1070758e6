using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace PerfGen.Architecture.Tests;

/// <summary>The repository that these tests were compiled in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>What git tracks, with paths relative to the root; where this is no checkout (an archive), what lies there.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    public static IReadOnlyList<SourceProject> Projects { get; } =
        [.. Files.Where(static file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal)).Select(SourceProject.Load)];

    public static string FullPath(string file) => Path.Combine(Root, file);

    private static string FindRoot([CallerFilePath] string here = "")
    {
        // Deterministic builds map the path of the source; then the folder of the tests' own assembly leads upward.
        foreach (var start in new[] { Path.GetDirectoryName(here)!, AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "PerfGen.sln")))
                {
                    return folder.FullName;
                }
            }
        }

        throw new InvalidOperationException("PerfGen.sln was not found above the tests.");
    }

    private static List<string> ListFiles()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        })!;
        var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(FullPath(file))).ToList();
        git.WaitForExit();
        return git.ExitCode == 0 ? files : throw new InvalidOperationException("git does not list the files of the repository.");
    }
}

/// <summary>A project of src/, read as XML: what stands in the file, conditions aside.</summary>
internal sealed record SourceProject(string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages, IReadOnlyList<string> Shared)
{
    public static SourceProject Load(string file) => Parse(Path.GetFileNameWithoutExtension(file), XDocument.Load(Repository.FullPath(file)));

    public static SourceProject Parse(string name, XDocument project) => new(
        name,
        [.. Included(project, "ProjectReference").Select(static path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))],
        [.. Included(project, "PackageReference")],
        [.. project.Descendants("LinkShared").SelectMany(static element => element.Value.Split(';'))]);

    private static IEnumerable<string> Included(XDocument project, string item) =>
        project.Descendants(item).Select(static element => (string?)element.Attribute("Include")).OfType<string>();
}
