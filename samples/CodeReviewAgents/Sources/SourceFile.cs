namespace CodeReviewAgents.Sources;

/// <summary>A C# file that the indexer found.</summary>
/// <param name="FullPath">Absolute path.</param>
/// <param name="Name">Path below the reviewed folder, with slashes.</param>
/// <param name="Length">Bytes when it was indexed.</param>
internal sealed record SourceFile(string FullPath, string Name, long Length);
