using PerfGen.Runtime.Journal.Inbox;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>Tokens and cost: what is recorded, what counts, and what it comes to.</summary>
public sealed class TokenTests : IDisposable
{
    private static readonly WorkContext InTask = new() { Session = "sess-001", Task = "task-001", Agent = "a", Model = "gpt-4o" };

    private readonly TemporaryData _data = new();
    private readonly InboxWriter _inbox;

    public TokenTests() => _inbox = new InboxWriter(_data.Directory);

    [Fact]
    public void R21_TheDocumentsSessionAddsUpByCategoryAndByTask()
    {
        _inbox.RecordUsage(new TokenUsage { Prompt = 7_500, Completion = 17_500 }, InTask);
        _inbox.RecordUsage(new TokenUsage { Prompt = 10_500, Completion = 24_500 }, InTask with { Task = "task-002" });
        _inbox.RecordUsage(new TokenUsage { Prompt = 27_000, Completion = 63_000 }, InTask with { Task = null });
        _data.Drain();

        Assert.Equal("150000|45000|105000", _data.AskOne("select tokens_total, tokens_prompt, tokens_completion from sessions"));
        Assert.Equal(["task-001|25000", "task-002|35000"], _data.Ask("select task_id, tokens_total from tasks order by task_id"));
    }

    [Fact]
    public void R21_TheFiveCategoriesAreKeptByAnswerTaskSessionAndModel()
    {
        _inbox.RecordUsage(new TokenUsage { Prompt = 1_000, Completion = 200, CacheRead = 300, CacheWrite = 100, Reasoning = 50 }, InTask);
        _inbox.RecordUsage(new TokenUsage { Prompt = 10, Completion = 2 }, InTask);
        _data.Drain();

        const string columns = "sum(tokens_prompt)::bigint, sum(tokens_completion)::bigint, sum(tokens_cache_read)::bigint, sum(tokens_cache_write)::bigint, sum(tokens_reasoning)::bigint, sum(tokens_total)::bigint, sum(cost)";
        var expected = _data.AskOne($"select {columns} from token_usage");
        Assert.StartsWith("1010|202|300|100|50|1212|", expected, StringComparison.Ordinal);
        Assert.All(["tasks", "sessions", "models"], view => Assert.Equal(expected, _data.AskOne($"select {columns} from {view}")));
        Assert.Equal("null|null", _data.AskOne("select tokens_cache_read, tokens_reasoning from token_usage where tokens_prompt = 10"));
    }

    [Fact]
    public void TheSumOverAnswersIsThatOverTasksOverSessionsOverAgentsAndOverModels()
    {
        var random = new Random(7);
        string[] models = ["gpt-4o", "claude-sonnet-4-5", "GLM 4.6", "o3"];
        for (var i = 0; i < 200; i++)
        {
            var usage = new TokenUsage { Prompt = random.Next(1, 300_000), Completion = random.Next(0, 9_999) };
            usage = usage with { CacheRead = random.Next(0, (int)usage.Prompt), Reasoning = random.Next(0, (int)usage.Completion + 1) };
            _inbox.RecordUsage(usage, new WorkContext { Session = $"s{i % 5}", Task = $"t{i % 17}", Agent = $"a{i % 3}", Model = models[i % 4] });
        }

        _data.Drain(37);

        var sums = ((string[])["token_usage", "tasks", "sessions", "agents", "models"]).Select(view => _data.AskOne($"select sum(tokens_total)::bigint, sum(cost) from {view}")).Distinct();
        Assert.DoesNotContain("null", Assert.Single(sums), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsRecordedTwiceUnderOneMessageIdCountsOnceTheFullestFirst()
    {
        _inbox.RecordUsage(new TokenUsage { Prompt = 100, Completion = 1, MessageId = "msg_0123456789" }, InTask);
        _inbox.RecordUsage(new TokenUsage { Prompt = 100, Completion = 40, MessageId = "msg_0123456789" }, InTask);
        _inbox.RecordUsage(new TokenUsage { Prompt = 100, Completion = 40, MessageId = "msg_0123456789" }, InTask with { Session = "resumed" });
        _inbox.RecordUsage(new TokenUsage { Prompt = 5, Completion = 5, MessageId = "msg_9876543210" }, InTask);
        _data.Drain(1);

        Assert.Equal("2|150", _data.AskOne("select count(*), sum(tokens_total)::bigint from token_usage"));
        Assert.Equal(["resumed|null", "sess-001|150"], _data.Ask("select session_id, tokens_total from sessions order by session_id"));
    }

    [Fact]
    public void OfCountsThatGoUpWhatWasAddedCountsWhereItWasAdded()
    {
        foreach (var (task, prompt, completion) in ((string, int, int)[])[("t1", 100, 10), ("t1", 250, 30), ("t2", 400, 50), ("t2", 30, 5)])
        {
            _inbox.RecordUsage(new TokenUsage { Prompt = prompt, Completion = completion, IsCumulative = true }, InTask with { Task = task });
        }

        _inbox.RecordUsage(new TokenUsage { Prompt = 7, Completion = 1 }, InTask with { Task = "t2" });
        _data.Drain(2);

        // The last one began anew: 35 were added.
        Assert.Equal(["t1|250|30|280", "t2|187|26|213"], _data.Ask("select task_id, tokens_prompt, tokens_completion, tokens_total from tasks order by task_id"));
        Assert.Equal("493", _data.AskOne("select tokens_total from sessions"));
        Assert.Equal(_data.AskOne("select sum(cost)::decimal(18, 9) from token_usage"), _data.AskOne("select cost from sessions"));
    }

    [Fact]
    public void WhatWasRecordedInACallCountsInPlaceOfWhatTheCallCaptured()
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        var context = journal.Context("s", "t", model: "gpt-4o");
        var outer = journal.Call(journal.Site("Ask"), context: context, continuation: journal.Tokens(100, 10, -1, -1, -1));
        journal.Usage(context, journal.Tokens(60, 5, -1, -1, -1), parent: outer);
        journal.Usage(context, journal.Tokens(50, 7, -1, -1, -1), parent: outer);
        journal.Call(journal.Site("Other"), context: context, continuation: journal.Tokens(1, 1, -1, -1, -1));
        journal.Write();
        _data.Drain();

        Assert.Equal("3|124", _data.AskOne("select count(*), sum(tokens_total)::bigint from token_usage"));
        Assert.Equal("124", _data.AskOne("select tokens_total from tasks"));
    }

    [Fact]
    public void UnknownIsNever0AndReportedStandsBesideComputed()
    {
        _inbox.RecordUsage(new TokenUsage { Prompt = 1_000_000, Completion = 0 }, InTask);
        _inbox.RecordUsage(new TokenUsage { Prompt = 10, Completion = 10, Model = "a-model-that-nobody-knows" }, InTask);
        _inbox.RecordUsage(new TokenUsage { Prompt = 10, Completion = 10, Cost = 0.25m }, InTask with { Task = "t2" });
        _inbox.RecordUsage(new TokenUsage { Total = 10 }, InTask with { Task = "t3" });
        _inbox.RecordUsage(new TokenUsage { Cost = 0.5m, Currency = "EUR" }, InTask with { Task = "t4" });
        _data.Drain();

        Assert.Equal(
            ["t2|0.250000000|USD|reported|0", "t3|null|null|unknown|1", "t4|0.500000000|EUR|reported|0", "task-001|2.500000000|USD|computed|1"],
            _data.Ask("select task_id, cost, cost_currency, cost_origin, usages_of_unknown_price from tasks order by task_id"));
        Assert.Equal("null|2", _data.AskOne("select cost, usages_of_unknown_price from sessions")); // two currencies
    }

    [Fact]
    public void R22_ASessionThatUsesManyTokensIsSaidOnce()
    {
        _inbox.RecordUsage(new TokenUsage { Prompt = 100_000, Completion = 49_999 }, InTask);
        Assert.Empty(_data.Drain().Warnings);
        _inbox.RecordUsage(new TokenUsage { Prompt = 1, Completion = 0 }, InTask);
        Assert.Equal([new TokenWarning("sess-001", 150_000, 150_000)], _data.Drain().Warnings);
        _inbox.RecordUsage(new TokenUsage { Prompt = 100_000, Completion = 0 }, InTask);
        Assert.Empty(_data.Drain().Warnings);

        Assert.Equal("1", _data.AskOne("select count(*) from sessions where tokens_warned_at is not null"));
    }

    [Theory]
    [InlineData("""{"metrics":{"tokens":{"warn_threshold":100}}}""", 1)]
    [InlineData("""{"metrics":{"tokens":{"warn_threshold":0}}}""", 0)]
    public void R22_TheThresholdIsThatOfTheProject(string settings, int warnings)
    {
        File.WriteAllText(ProjectFile(), settings);
        _inbox.RecordUsage(new TokenUsage { Total = 200_000 }, InTask);

        Assert.Equal(warnings, _data.Drain().Warnings.Count);
    }

    [Fact]
    public void APriceThatTheProjectStatesLaterIsThatOfThePastToo()
    {
        _inbox.RecordUsage(new TokenUsage { Prompt = 1_000_000, Completion = 1_000_000, Model = "our-model" }, InTask);
        _inbox.RecordUsage(new TokenUsage { Prompt = 1_000_000, Completion = 0 }, InTask);
        _data.Drain();
        Assert.Equal("2.500000000|1", _data.AskOne("select cost, usages_of_unknown_price from tasks"));

        File.WriteAllText(ProjectFile(), """
            { "prices": { "ours": { "models": { "our-model": { "cost": { "input": 1, "output": 2 } } } }, "openai": { "models": { "gpt-4o": { "cost": { "input": 5, "output": 9 } } } } } }
            """);
        _data.Drain();
        Assert.Equal("8.000000000|0", _data.AskOne("select cost, usages_of_unknown_price from tasks"));
        Assert.Equal("8", _data.AskOne("select sum(cost)::bigint from models"));

        File.WriteAllText(ProjectFile(), """{ "prices": { "ours": { "models": { "our-model": { "cost": { "input": -1 } } } } } }""");
        Assert.Contains(_data.Drain().Problems, problem => problem.Contains("ours.models.our-model.cost.input is -1", StringComparison.Ordinal));
        Assert.Equal("2.500000000|1", _data.AskOne("select cost, usages_of_unknown_price from tasks"));
    }

    [Fact]
    public void R17_ModelsHaveOneNameHoweverTheyAreWritten()
    {
        foreach (var said in (string[])["GLM-4.6", "GLM 4.6", "glm-4.6", "zai/glm-4.6", "my-glm"])
        {
            _inbox.RecordUsage(new TokenUsage { Prompt = 1, Completion = 1 }, new WorkContext { Session = "s", Model = said });
        }

        File.WriteAllText(ProjectFile(), """{ "model_aliases": { "my-glm": "glm-4.6" } }""");
        _data.Drain();

        Assert.Equal("glm-4.6|10", _data.AskOne("select model, tokens_total from models"));
        Assert.Equal(["GLM 4.6", "GLM-4.6", "my-glm", "zai/glm-4.6"], _data.Ask("select model_said from store.contexts where model_said is not null order by model_said"));
    }

    public void Dispose() => _data.Dispose();

    private string ProjectFile() => Path.Combine(Path.GetDirectoryName(_data.Directory.Path)!, "perfgen.json");
}
