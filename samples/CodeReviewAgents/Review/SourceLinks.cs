using CodeReviewAgents.Sources;

namespace CodeReviewAgents.Review;

/// <summary>Links from the folder of the review to the code.</summary>
internal sealed class SourceLinks(string folder)
{
    /// <summary>A link to the line, with the file's name as text.</summary>
    public string To(SourceFile file, int line)
    {
        var target = Path.GetRelativePath(folder, file.FullPath).Replace(Path.DirectorySeparatorChar, '/').Replace(" ", "%20", StringComparison.Ordinal);
        return $"[{file.Name}:{line}]({target}#L{line})";
    }
}
