namespace CodeReviewAgents.Tests.EndToEnd;

/// <summary>An agent in a process of its own belongs to the session of the run that started it.</summary>
public sealed class HelperTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AnAgentInAProcessOfItsOwnBelongsToTheSameSessionBelowTheTaskThatStartedIt()
    {
        var (exitCode, output, errors) = await SampleProcess.RunAsync(_folder, Shop.PlantIn(_folder), "--output", "review", "--helper-process");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("rows in calls", output, StringComparison.Ordinal);
        var records = new Records(_folder);
        records.Drain();
        Assert.Equal(1, records.AskNumber("select count(*) from sessions"));
        Assert.Equal(2, records.AskNumber("select count(distinct process_id) from calls"));
        Assert.Equal(["success", "indexer:sizes", "analysis", "code-review-agents"],
            Assert.Single(records.Ask("select result, parent_task_id, task_type, cli from tasks where agent = 'sizer'")));
        Assert.Equal(1, records.AskNumber("select count(*) from tasks where task_id = 'indexer:sizes' and agents_delegated = ['sizer']"));
        Assert.True(records.AskNumber("select count(*) from calls where agent = 'sizer'") > 0);
    }

    [Fact]
    public async Task TasksSayHowUrgentTheyWereHowLongTheyWaitedWhatWasWrongAndHowGoodTheOutcomeIs()
    {
        await SampleProcess.RunAsync(_folder, Shop.PlantIn(_folder), "--output", "review");

        var records = new Records(_folder);
        records.Drain();
        Assert.Equal(0, records.AskNumber("select count(*) from tasks where priority is null or queue_time_s is null or result is null"));
        Assert.True(records.AskNumber("select count(*) from tasks where agent = 'reviewer' and quality_score between 0 and 100 and passed is not null and skills_used = ['code-review']") > 0);
        Assert.Equal(0, records.AskNumber("select count(*) from tasks where result in ('failure', 'partial', 'timeout') and issues_found is null"));
        Assert.Equal(1, records.AskNumber("select count(*) from tasks where files_created = 1"));
    }
}
