using System.Collections.Concurrent;
using CodeReviewAgents.Agents;
using CodeReviewAgents.Review;
using CodeReviewAgents.Sources;
using Microsoft.Extensions.AI;
using PerfGen;

namespace CodeReviewAgents;

/// <summary>
/// Index, then for each project parse → complexity, lint, documentation and test gaps at once → review, then write. Projects are reviewed at once
/// as well, as far as the desk has places.
/// </summary>
internal sealed class ReviewPipeline(ReviewOptions options, IChatClient? chat, Screen screen)
{
    private const string TaskType = "code_review";

    private readonly IndexerAgent _indexer = new();
    private readonly ParserAgent _parser = new();
    private readonly ComplexityAgent _complexity = new();
    private readonly LintAgent _lint = new();
    private readonly DocumentationAgent _documentation = new();
    private readonly TestGapAgent _testGap = new();
    private readonly ReviewerAgent _reviewer = new(chat);

    /// <summary>Reviews the tree in a session of its own.</summary>
    /// <exception cref="NothingToReviewException">There are no C# files in it.</exception>
    public async Task<TreeReview> RunAsync(string session, CancellationToken stop)
    {
        using var scope = Perf.BeginSession(session, cli: "code-review-agents", model: options.Model);
        using var desk = new AgentDesk(options.Parallel);
        using var badFiles = options.WithBadFiles ? BadFileFolder.Plant() : null;

        var tree = await desk.RunAsync(AgentNames.Indexer, "indexing", Path.GetFileName(options.Source), job => IndexAsync(badFiles, stop), stop);
        badFiles?.Vanish();
        screen.Say($"Reviewing {tree.FileCount} files of {Path.GetFileName(tree.Root)}, agents at once: {options.Parallel}");

        var namesInTests = await desk.RunAsync(AgentNames.TestGap, "reading", "tests", job => _testGap.ReadTestsAsync(tree.TestFiles, stop), stop);
        if (options.WithHelper)
        {
            HelperExecutions += await desk.RunAsync(AgentNames.Indexer, "indexing", "sizes", job => HelperProcess.StartAsync(options.Source, stop), stop, TaskPriority.Low);
        }

        var reviews = new ConcurrentBag<ProjectReview>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = stop };
        await Parallel.ForEachAsync(tree.Projects, parallel, async (project, stop) =>
        {
            var facts = await FindOutAsync(desk, project, namesInTests, stop);
            var review = await desk.RunAsync(AgentNames.Reviewer, TaskType, project.Name, job => ReviewAsync(facts, job, stop), stop, TaskPriority.High);
            reviews.Add(review);
            screen.Say(review);
        });

        var result = new TreeReview(tree, [.. reviews.OrderBy(static review => review.Facts.Project.Name, StringComparer.Ordinal)], desk.Failures);
        await desk.RunAsync(AgentNames.Reviewer, "documentation", "review.md", async job =>
        {
            await ReviewWriter.WriteAsync(result, options.Output, stop);
            Perf.Notes.CreatedFile(Path.Combine(options.Output, ReviewWriter.FirstPage));
            return result;
        }, stop);
        return result;
    }

    /// <summary>Executions that helpers in processes of their own have counted.</summary>
    public long HelperExecutions { get; private set; }

    private async Task<ProjectReview> ReviewAsync(ProjectFacts facts, AgentJob job, CancellationToken stop)
    {
        var review = await _reviewer.ReviewAsync(facts, job, stop);

        // The quality of the project's task: the share of its files that no rule objects to.
        var faulty = facts.Findings.Select(static finding => finding.File).Distinct().Count();
        if (facts.Files.Count > 0)
        {
            Metrics.QualityScore.Record(100.0 * (facts.Files.Count - faulty) / facts.Files.Count);
        }

        Perf.Notes.UsedSkill("code-review");
        foreach (var advice in review.Advice.Take(3))
        {
            Perf.Notes.Recommendation(advice.What);
        }

        return review;
    }

    private async Task<SourceTree> IndexAsync(BadFileFolder? badFiles, CancellationToken stop)
    {
        var tree = await _indexer.IndexAsync(options.Source, stop);
        if (tree.FileCount == 0)
        {
            throw new NothingToReviewException($"there are no C# files in '{options.Source}' to review.");
        }

        Perf.Record("files_indexed", tree.FileCount, Units.Count);
        return badFiles is null ? tree : tree with { Projects = [.. tree.Projects, badFiles.Project] };
    }

    private async Task<ProjectFacts> FindOutAsync(AgentDesk desk, SourceProject project, IReadOnlySet<string> namesInTests, CancellationToken stop)
    {
        var name = project.Name;
        var files = await desk.RunAsync(AgentNames.Parser, "parsing", name,
            job => job.ForEachAsync(project.Files, file => _parser.ParseAsync(file, stop), stop), stop);

        var complexity = desk.RunAsync(AgentNames.Complexity, TaskType, name, job => job.ForEachAsync(files, file => _complexity.Measure(file), stop), stop);
        var lint = desk.RunAsync(AgentNames.Lint, TaskType, name, job => job.ForEachAsync(files, file => _lint.Check(file), stop), stop);
        var documentation = desk.RunAsync(AgentNames.Documentation, TaskType, name, job => job.ForEachAsync(files, _documentation.Check, stop), stop);
        var testGap = desk.RunAsync(AgentNames.TestGap, TaskType, name, job => job.ForEachAsync(files, file => _testGap.Find(file, namesInTests), stop), stop);
        await Task.WhenAll(complexity, lint, documentation, testGap);

        return new ProjectFacts(project, files)
        {
            Methods = [.. (await complexity).SelectMany(static methods => methods)],
            Findings = [.. (await lint).SelectMany(static findings => findings)],
            Undocumented = [.. (await documentation).SelectMany(static gaps => gaps)],
            Untested = [.. (await testGap).SelectMany(static gaps => gaps)],
        };
    }
}
