using System.IO.Enumeration;
using CodeReviewAgents.Sources;
using PerfGen;

namespace CodeReviewAgents.Agents;

/// <summary>Finds the C# files of a tree, the projects that they belong to, and the tests beside them.</summary>
internal sealed class IndexerAgent
{
    private static readonly string[] FoldersToSkip = ["bin", "obj", "node_modules", "packages", "TestResults"];

    /// <summary>Indexes the folder; tests are those below it, and those in a folder <c>tests</c> beside it.</summary>
    [TrackPerformance("index_time", Agent = AgentNames.Indexer)]
    [Measure("projects_indexed", Units.Count, From = "result.Projects.Count")]
    public async Task<SourceTree> IndexAsync(string root, CancellationToken stop)
    {
        using var counted = ExecutionLedger.Count();
        return await Task.Run(() => Index(root, stop), stop);
    }

    private static SourceTree Index(string root, CancellationToken stop)
    {
        var files = FindFiles(root, "*.cs", stop);
        var projectFolders = FindFiles(root, "*.csproj", stop).Select(static project => Path.GetDirectoryName(project.FullPath)!).ToHashSet();
        var rest = Path.GetFileName(root);
        var projects = files.Where(file => !IsTest(file.Name))
            .GroupBy(file => NameOfProject(file, root, projectFolders) ?? rest, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => new SourceProject(group.Key, [.. group]));
        var testsBeside = Path.Combine(Path.GetDirectoryName(root) ?? root, "tests");
        var tests = files.Where(file => IsTest(file.Name));
        return new SourceTree(root, [.. projects], Directory.Exists(testsBeside) ? [.. tests, .. FindFiles(testsBeside, "*.cs", stop)] : [.. tests]);
    }

    [TrackPerformance("find_files_time", Agent = AgentNames.Indexer)]
    private static List<SourceFile> FindFiles(string root, string pattern, CancellationToken stop)
    {
        using var counted = ExecutionLedger.Count();
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var found = new FileSystemEnumerable<SourceFile>(root, (ref FileSystemEntry entry) => Describe(root, entry.ToFullPath(), entry.Length), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                !entry.IsDirectory && FileSystemName.MatchesSimpleExpression(pattern, entry.FileName) && !entry.FileName.EndsWith(".g.cs"),
            ShouldRecursePredicate = static (ref FileSystemEntry entry) =>
                !entry.FileName.StartsWith('.') && !FoldersToSkip.Contains(entry.FileName.ToString(), StringComparer.OrdinalIgnoreCase),
        };
        var files = new List<SourceFile>();
        foreach (var file in found)
        {
            stop.ThrowIfCancellationRequested();
            files.Add(file);
        }

        files.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return files;
    }

    private static SourceFile Describe(string root, string path, long length) =>
        new(path, Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'), length);

    private static bool IsTest(string name) => name.Split('/')[..^1].Any(static folder =>
        folder.EndsWith(".Tests", StringComparison.OrdinalIgnoreCase) || folder.Equals("tests", StringComparison.OrdinalIgnoreCase));

    private static string? NameOfProject(SourceFile file, string root, HashSet<string> projectFolders)
    {
        for (var folder = Path.GetDirectoryName(file.FullPath); folder is not null && folder.Length >= root.Length; folder = Path.GetDirectoryName(folder))
        {
            if (projectFolders.Contains(folder))
            {
                return Path.GetFileName(folder);
            }
        }

        // Source without a project of its own, such as linked source, goes by the folder that it stands in.
        var slash = file.Name.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? null : file.Name[..slash];
    }
}
