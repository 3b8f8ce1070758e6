using PerfGen.SampleData;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>Forgetting what had no price yet when it was rolled up: its count has no currency, and its row has one by now.</summary>
public sealed class ForgettingPricesTests : IDisposable
{
    private const string Counts = """
        select (select sum(calls)::bigint from daily_rollup), (select sum(calls)::bigint from monthly_rollup), (select sum(tokens_prompt)::bigint from monthly_rollup), (select sum(cost)::double from monthly_rollup)
        """;

    private readonly TemporaryData _data = new();

    public ForgettingPricesTests() => Settings("");

    public void Dispose() => _data.Dispose();

    [Fact]
    public void WhereAllRowsAreThereTheDayIsMadeOfThoseThatStay()
    {
        Record("s0");
        Record("s1");
        Sample.Upkeep(_data.Directory, JournalBuilder.Begin.AddDays(1));
        Assert.Equal("2|2|2000000|null", _data.AskOne(Counts));
        Price();

        var result = Forget("s1");

        Assert.Equal((1, 0), (result.Calls, result.CallsLeftInCounts));
        Assert.Equal("1|1|1000000|3", _data.AskOne(Counts)); // At the price that it has by now.
    }

    [Fact]
    public void WhereRetentionHasRemovedOthersTheCountIsKeptAndSaid()
    {
        Record("s0");
        Sample.Upkeep(_data.Directory, JournalBuilder.Begin.AddDays(41));
        Record("s1");
        Forget("nobody"); // Which rolls up, and does not apply the policy.
        Assert.Equal("2|2|2000000|null", _data.AskOne(Counts));
        Price();

        var result = Forget("s1");

        Assert.Equal((1, 1), (result.Calls, result.CallsLeftInCounts));
        Assert.Equal("2|2|2000000|null", _data.AskOne(Counts));
        Assert.Equal("0", _data.AskOne("select count(*) from calls"));
    }

    private void Record(string session)
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        journal.Call(journal.Site("Ask"), context: journal.Context(session, model: "our-model"), continuation: journal.Tokens(1_000_000, 0, 0, 0, 0));
        journal.Write();
        _data.Drain();
    }

    /// <summary>Says what the model costs; the next drain computes every row anew.</summary>
    private void Price()
    {
        Settings("""
            , "prices": { "ours": { "models": { "our-model": { "cost": { "input": 3, "output": 2 } } } } }
            """);
        _data.Drain();
        Assert.NotEqual("0", _data.AskOne("select count(cost) from token_usage"));
    }

    private ForgetResult Forget(string session) => new StoreMaintenance(_data.Directory).Forget(new ForgetRequest { Session = session });

    private void Settings(string more) =>
        File.WriteAllText(Path.Combine(_data.Directory.Path, "perfgen.json"), $$"""{ "store": { "timeZone": "UTC", "retention": "tiered" }{{more}} }""");
}
