using CodeReviewAgents.Sources;
using PerfGen;

namespace CodeReviewAgents.Tests;

public sealed class AgentJobTests
{
    private static readonly ParsedFile[] Files = [SourceCode.Parse("", "A.cs"), SourceCode.Parse("", "B.cs")];

    [Theory]
    [InlineData("", TaskResult.Success)]
    [InlineData("B.cs", TaskResult.Partial)]
    [InlineData("A.cs B.cs", TaskResult.Failure)]
    public async Task FilesThatFailDoNotKeepAnAgentFromTheNextAndDecideTheTasksResult(string bad, TaskResult result)
    {
        var job = new AgentJob("lint");

        var good = await job.ForEachAsync(Files, file => bad.Contains(file.File.Name, StringComparison.Ordinal) ? throw new InvalidDataException("bad") : file.File.Name, CancellationToken.None);

        Assert.Equal(result, job.Result);
        Assert.Equal(Files.Length, good.Count + job.Failures.Count);
        Assert.Equal(bad, string.Join(' ', job.Failures.Select(static failure => failure.Subject)));
    }

    [Fact]
    public async Task WorkOfWhichAllRanOutOfTimeIsATimeout()
    {
        var job = new AgentJob("lint");
        await job.ForEachAsync(Files, static int (ParsedFile _) => throw new TimeoutException(), CancellationToken.None);

        Assert.Equal(TaskResult.Timeout, job.Result);
    }

    [Fact]
    public async Task ACancellationIsNoFailureOfAFile()
    {
        var job = new AgentJob("parser");

        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            job.ForEachAsync([Files[0].File], static ValueTask<int> (_) => throw new OperationCanceledException(), CancellationToken.None));
        Assert.Empty(job.Failures);
    }
}
