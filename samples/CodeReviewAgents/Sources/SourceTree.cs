namespace CodeReviewAgents.Sources;

/// <summary>What the indexer found.</summary>
/// <param name="Root">Absolute path of the reviewed folder.</param>
/// <param name="Projects">What is reviewed.</param>
/// <param name="TestFiles">Test code: searched for what it tests, not reviewed.</param>
internal sealed record SourceTree(string Root, IReadOnlyList<SourceProject> Projects, IReadOnlyList<SourceFile> TestFiles)
{
    public int FileCount => Projects.Sum(static project => project.Files.Count);
}
