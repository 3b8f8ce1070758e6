namespace CodeReviewAgents.Sources;

/// <summary>A folder with a project file, or the rest of the tree.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Files">Its C# files, ordered by name.</param>
/// <param name="IsBadOnPurpose">Whether it is the folder of files that agents must fail on.</param>
internal sealed record SourceProject(string Name, IReadOnlyList<SourceFile> Files, bool IsBadOnPurpose = false);
