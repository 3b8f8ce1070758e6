namespace CodeReviewAgents.Tests.EndToEnd;

/// <summary>One process of the sample, from its start to what is in the database then.</summary>
public sealed class RunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryExecutionIsARowOfCallsByMethod()
    {
        var counts = await ReviewAsync();

        Assert.Equal(counts.Begun.OrderBy(static one => one.Key, StringComparer.Ordinal), new Records(_folder).CallsByMethod());
        Assert.Equal(0, new Records(_folder).Duplicates());
        Assert.Equal(counts.TotalBegun, counts.TotalEnded);
    }

    [Fact]
    public async Task ExecutionsThatAreNotRecordedAreNoticed()
    {
        using var sample = SampleProcess.Start(_folder, isRecording: false, Shop.PlantIn(_folder), "--count-file", "counts");
        var (exitCode, output, errors) = await sample.EndAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("the two counts differ", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains($"{CountFile.Read(_folder.At("counts")).TotalBegun} executions counted by the sample itself, 0 rows in calls", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryShapeOfMethodIsTracked()
    {
        await ReviewAsync();

        string[] shapes =
        [
            "IndexerAgent.IndexAsync", // Task<T>
            "IndexerAgent.FindFiles", // private static
            "ParserAgent.ParseAsync", // ValueTask<T>
            "ParserAgent.Decode", // private static, throws
            "NestingProbe.Deepest", // readonly struct
            "ComplexityAgent.Measure", // instance
            "ComplexityAgent.Cyclomatic", // static
            "DocumentationAgent.Check", // partial, through a delegate
            "Ranking.Top", // generic
            "ReviewWriter.WriteAsync", // static Task
        ];
        var recorded = new Records(_folder).CallsByMethod();
        Assert.All(shapes, shape => Assert.True(recorded.ContainsKey(shape), shape));
    }

    [Fact]
    public async Task ItEndsWithTheReportAndALineOfSqlThatWorks()
    {
        var (_, output, _) = await SampleProcess.RunAsync(_folder, Shop.PlantIn(_folder), "--output", "review");

        Assert.Contains("this run · 1 session · 21 tasks", output, StringComparison.Ordinal);
        Assert.Contains(" LintAgent.Check ", output, StringComparison.Ordinal);
        Assert.Matches("(?m)^ reviews, the lowest index first +code +quality +index +compat$", output);
        Assert.Matches(@"(?m)^ reviewer:Shop +\d+\.\d +\d+\.\d +\d+\.\d +100\.0 +\d+\.\d$", output);
        Assert.All(output.Split('\n').SkipWhile(static line => !line.Contains("reviews, the lowest")).Take(4), static line => Assert.True(line.Length <= 80, line));
        var last = output.TrimEnd().Split('\n')[^1];
        var (command, sql) = (last[..last.IndexOf('"')], last.Split('"')[1]);
        Assert.Equal(" dotnet run --project src/PerfGen.Cli -- query ", command);
        Assert.Contains(["lint", "timeout", 1L], new Records(_folder).Ask(sql));
    }

    [Fact]
    public async Task WhatFailsOnPurposeIsRecordedAsItFailed()
    {
        await ReviewAsync();
        var records = new Records(_folder);

        Assert.Equal(
            [
                ["complexity", "Deepest", "failure", "CodeReviewAgents.Sources.TooDeeplyNestedException", 1L],
                ["complexity", "Measure", "failure", "CodeReviewAgents.Sources.TooDeeplyNestedException", 1L],
                ["lint", "Check", "timeout", "System.Text.RegularExpressions.RegexMatchTimeoutException", 1L],
                ["parser", "Decode", "failure", "System.IO.InvalidDataException", 1L],
                ["parser", "ParseAsync", "failure", "CodeReviewAgents.Sources.SourceSyntaxException", 1L],
                ["parser", "ParseAsync", "failure", "System.IO.FileNotFoundException", 1L],
                ["parser", "ParseAsync", "failure", "System.IO.InvalidDataException", 1L],
            ],
            records.Ask("select agent, method, status, error_type, count(*) from calls where status <> 'success' group by all order by all"));
        Assert.Equal(
            [["complexity:bad-files", "partial"], ["lint:bad-files", "partial"], ["parser:bad-files", "partial"]],
            records.Ask("select task_id, result from tasks where result <> 'success' order by all"));
    }

    [Fact]
    public async Task WithoutBadFilesNothingFails()
    {
        await ReviewAsync("--no-bad-files");

        Assert.Empty(new Records(_folder).Ask("select * from calls where status <> 'success'"));
    }

    [Fact]
    public async Task SessionsTasksAndMetricsAreThoseOfTheReview()
    {
        await ReviewAsync("--no-bad-files", "--rounds", "2");
        var records = new Records(_folder);

        Assert.Equal(2, records.AskNumber("select count(*) from sessions"));

        // In each round: index, read the tests, write the review; five agents and the reviewer for each of two projects.
        Assert.Equal(2 * (3 + (2 * 6)), records.AskNumber("select count(*) from tasks where result = 'success'"));
        Assert.Equal(
            [["advice_given", "count"], ["bytes_parsed", "bytes"], ["characters_written", "count"], ["files_indexed", "count"], ["findings", "count"], ["lines_parsed", "lines"],
             ["lines_reviewed", "lines"], ["methods_measured", "count"], ["names_in_tests", "count"], ["projects_indexed", "count"], ["quality_score", "score"],
             ["undocumented_members", "count"]],
            records.Ask("select distinct name, unit from metrics where unit <> 'seconds' order by name"));
        Assert.Equal(2 * Shop.Files, records.AskNumber("select sum(value) from metrics where name = 'files_indexed' and origin = 'manual' and agent = 'indexer'"));
        Assert.Equal(0, records.AskNumber("select count(*) from calls where session_id is null or task_id is null or agent is null"));
    }

    [Fact]
    public async Task TheReviewSaysWhatToDoAndWhere()
    {
        await ReviewAsync();

        var review = await File.ReadAllTextAsync(_folder.At("review/review.md"));
        Assert.Contains("1. **Split `Orders.Price`**: 12 paths in 9 lines, nested 1 deep, and no test names `Orders`. [Shop/Orders.cs:5](../src/Shop/Orders.cs#L5)", review, StringComparison.Ordinal);
        Assert.Contains("**Fix `empty-catch`** (1 time)", review, StringComparison.Ordinal);
        Assert.Contains("| bad-files/InvalidUtf8.cs | parser |", review, StringComparison.Ordinal);
        Assert.Contains("| async-void | 1 |", review, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(_folder.At("review/Shop.md"));
        Assert.Contains("## Public members without documentation (3)", page, StringComparison.Ordinal);
        Assert.Equal(["Shop.md", "Stock.md", "review.md"], Directory.EnumerateFiles(_folder.At("review")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private async Task<CountFile> ReviewAsync(params string[] options)
    {
        var (exitCode, output, errors) = await SampleProcess.RunAsync(
            _folder, [Shop.PlantIn(_folder), "--output", "review", "--parallel", "3", "--count-file", "counts", .. options]);

        Assert.Equal("", errors);
        Assert.Equal(0, exitCode);
        var counts = CountFile.Read(_folder.At("counts"));
        Assert.Contains($"{counts.TotalBegun} executions counted by the sample itself, {counts.TotalBegun} rows in calls", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n').TakeWhile(static line => !line.Contains("The review:")), static line => Assert.True(line.Length <= 80, line));
        return counts;
    }
}
