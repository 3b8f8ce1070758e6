using System.Text;
using CodeReviewAgents.Agents;
using PerfGen;

namespace CodeReviewAgents.Review;

/// <summary>Writes the review as Markdown: <c>review.md</c>, and a page for each project.</summary>
internal static class ReviewWriter
{
    /// <summary>The page to begin with.</summary>
    public const string FirstPage = "review.md";

    /// <summary>Writes the pages.</summary>
    /// <param name="review">What to write.</param>
    /// <param name="folder">The folder, which need not exist. Pages of an earlier review are replaced.</param>
    /// <param name="stop">Stops before the next page.</param>
    [TrackPerformance("write_review_time", Agent = AgentNames.Reviewer)]
    public static async Task WriteAsync(TreeReview review, string folder, CancellationToken stop)
    {
        using var counted = ExecutionLedger.Count();
        Directory.CreateDirectory(folder);
        var links = new SourceLinks(folder);
        await WritePageAsync(Path.Combine(folder, FirstPage), SummaryPage.Render(review, links), stop);
        foreach (var project in review.Projects.Where(static project => !project.Facts.Project.IsBadOnPurpose))
        {
            await WritePageAsync(Path.Combine(folder, ProjectPage.FileNameOf(project)), ProjectPage.Render(project, links), stop);
        }
    }

    /// <summary>A page is there as a whole or not at all, also when two reviews write to the same folder.</summary>
    [TrackPerformance("write_page_time", Agent = AgentNames.Reviewer)]
    [Measure("characters_written", Units.Count, From = "text.Length")]
    private static async Task WritePageAsync(string path, string text, CancellationToken stop)
    {
        using var counted = ExecutionLedger.Count();
        var whole = $"{path}.{Environment.ProcessId}.tmp";
        await File.WriteAllTextAsync(whole, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), stop);
        File.Move(whole, path, overwrite: true);
    }
}
