using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PerfGen.Store.DuckDB.Draining;
using PerfGen.Store.DuckDB.Models;

namespace PerfGen.Store.DuckDB.Tests.Models;

/// <summary>What answers cost, worked out by hand from the providers' lists.</summary>
public sealed class CostTests
{
    /// <summary>model, day, prompt, completion, cache read, cache write, reasoning, batch, amount; and how it comes about.</summary>
    public static TheoryData<string, string, int, int, int, int, int, bool, string> Examples => new()
    {
        // 1,000 · 3 + 500 · 15, for a million
        { "claude-sonnet-4-5", "2025-10-01", 1_000, 500, 0, 0, 0, false, "0.0105" },

        // of 100,000: 80,000 read at 0.30, 10,000 written at 3.75, 10,000 at 3; 2,000 at 15
        { "claude-sonnet-4-5", "2025-10-01", 100_000, 2_000, 80_000, 10_000, 0, false, "0.1215" },

        // exactly 200,000 is not over it; one more is, for all tokens: 200,001 · 6 + 1,000 · 22.50
        { "claude-sonnet-4-5", "2025-10-01", 200_000, 1_000, 0, 0, 0, false, "0.615" },
        { "claude-sonnet-4-5", "2025-10-01", 200_001, 1_000, 0, 0, 0, false, "1.222506" },

        // the long prompt's cache: 250,000 = 200,000 · 0.60 + 40,000 · 7.50 + 10,000 · 6; 1,000 · 22.50
        { "claude-sonnet-4-5", "2025-10-01", 250_000, 1_000, 200_000, 40_000, 0, false, "0.5025" },

        // a batch is half: 100,000 · 1.50 + 10,000 · 7.50
        { "claude-sonnet-4-5", "2025-10-01", 100_000, 10_000, 0, 0, 0, true, "0.225" },
        { "claude-opus-4-1", "2025-10-01", 1_000, 1_000, 0, 0, 0, false, "0.09" },
        { "claude-opus-4-5", "2025-12-01", 1_000, 1_000, 0, 0, 0, false, "0.03" },

        // Haiku 3.5 became cheaper on 2024-12-05
        { "claude-3-5-haiku", "2024-12-04", 1_000_000, 0, 0, 0, 0, false, "1" },
        { "claude-3-5-haiku", "2024-12-05", 1_000_000, 0, 0, 0, 0, false, "0.8" },

        // of 1,200: 1,000 cached at 1.25, 200 at 2.50; 300 at 10
        { "gpt-4o", "2025-01-01", 1_200, 300, 1_000, 0, 0, false, "0.00475" },
        { "gpt-4o", "2024-06-01", 1_000_000, 1_000_000, 0, 0, 0, false, "20" },
        { "gpt-4o", "2024-10-02", 1_000_000, 1_000_000, 0, 0, 0, false, "12.5" },

        // reasoning is output: 10,000 · 1.25 + 5,000 · 10
        { "gpt-5", "2025-09-01", 10_000, 5_000, 0, 0, 4_000, false, "0.0625" },
        { "gpt-5", "2025-09-01", 10_000, 5_000, 0, 0, 4_000, true, "0.03125" },
        { "gpt-5-nano", "2025-09-01", 1, 1, 0, 0, 0, false, "0.00000045" },

        // o3 fell to a fifth on 2025-06-10
        { "o3", "2025-06-09", 1_000_000, 100_000, 0, 0, 0, false, "14" },
        { "o3", "2025-06-10", 1_000_000, 100_000, 0, 0, 0, false, "2.8" },

        // Gemini 2.5 Pro: up to 200,000 at 1.25 and 10, above at 2.50 and 15
        { "gemini-2.5-pro", "2025-07-01", 200_000, 1_000, 0, 0, 0, false, "0.26" },
        { "gemini-2.5-pro", "2025-07-01", 300_000, 1_000, 0, 0, 0, false, "0.765" },
        { "gemini-2.5-pro", "2025-07-01", 100_000, 0, 100_000, 0, 0, false, "0.031" },
        { "gemini-2.5-pro", "2025-10-01", 100_000, 0, 100_000, 0, 0, false, "0.0125" },

        // DeepSeek's four lists
        { "deepseek-chat", "2025-01-01", 1_000_000, 1_000_000, 0, 0, 0, false, "0.42" },
        { "deepseek-chat", "2025-02-08", 1_000_000, 1_000_000, 0, 0, 0, false, "1.37" },
        { "deepseek-chat", "2025-09-10", 1_000_000, 1_000_000, 0, 0, 0, false, "2.24" },
        { "deepseek-chat", "2025-10-01", 1_000_000, 1_000_000, 1_000_000, 0, 0, false, "0.448" },

        { "glm-4.6", "2025-10-01", 1_000_000, 1_000_000, 500_000, 0, 0, false, "2.555" },
        { "kimi-k2", "2025-08-01", 1_000_000, 1_000_000, 0, 0, 0, false, "3.1" },
        { "grok-4", "2025-08-01", 128_001, 0, 0, 0, 0, false, "0.768006" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void AnAnswerCostsWhatTheListOfItsDaySays(string model, string day, int prompt, int completion, int read, int written, int reasoning, bool batch, string amount)
    {
        var price = Pricing.BuiltIn.Table.Find(model, Day(day));

        Assert.Equal(decimal.Parse(amount, CultureInfo.InvariantCulture), price!.CostOf(new Tokens(prompt, completion, read, written, reasoning), batch));
    }

    [Fact]
    public void BeforeItsFirstDayAModelHasNoPrice() => Assert.Null(Pricing.BuiltIn.Table.Find("claude-sonnet-4-5", Day("2025-09-28")));

    [Fact]
    public void ABatchWithoutAPriceForBatchesIsOfUnknownPrice() =>
        Assert.Null(Pricing.BuiltIn.Table.Find("glm-4.6", Day("2025-10-01"))!.CostOf(new Tokens(1, 1, null, null, null), isBatch: true));

    [Theory]
    [InlineData(null, 1, null, null, null)]
    [InlineData(1, null, null, null, null)]
    [InlineData(10, 1, 11, null, null)]
    [InlineData(10, 1, 6, 5, null)]
    [InlineData(10, 1, null, null, 2)]
    public void CountsThatAreMissingOrContradictEachOtherAreOfUnknownPrice(int? prompt, int? completion, int? read, int? written, int? reasoning) =>
        Assert.Null(Pricing.BuiltIn.Table.Find("gpt-4o", Day("2025-01-01"))!.CostOf(new Tokens(prompt, completion, read, written, reasoning), isBatch: false));

    [Fact]
    public void TheCostMovesTheRightWayInEveryCount()
    {
        var usage =
            from prompt in Gen.Choose(0, 1_000_000)
            from read in Gen.Choose(0, prompt)
            from completion in Gen.Choose(0, 100_000)
            from model in Gen.Elements(Pricing.BuiltIn.Table.All.ToArray())
            select (prompt, read, completion, model);
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(usage), static one =>
        {
            var cost = one.model.CostOf(new Tokens(one.prompt, one.completion, one.read, null, null), false)!.Value;
            var more = one.model.CostOf(new Tokens(one.prompt + 1, one.completion, one.read, null, null), false)!.Value;
            var longer = one.model.CostOf(new Tokens(one.prompt, one.completion + 1, one.read, null, null), false)!.Value;
            var uncached = one.model.CostOf(new Tokens(one.prompt, one.completion, 0, null, null), false)!.Value;
            return cost >= 0 && more > cost && longer > cost && uncached >= cost && decimal.Round(cost, 9) == cost;
        }));
    }

    [Fact]
    public void TheBuiltInListIsInOrderAndSaysWhereEachPriceStands()
    {
        foreach (var group in Pricing.BuiltIn.Table.All.GroupBy(static price => price.Model))
        {
            var days = group.Select(static price => price.From).ToArray();
            Assert.Equal(days.Order(), days);
            Assert.Equal(days.Length, days.Distinct().Count());
            Assert.All(group, static price => Assert.StartsWith("https://", price.Source, StringComparison.Ordinal));
            Assert.All(group, static price => Assert.True(price.From is not null && price.Tiers.All(static tier => tier.Rates.Output >= tier.Rates.Input && (tier.Rates.CacheRead ?? 0) <= tier.Rates.Input)));
        }
    }

    [Theory]
    [InlineData("""[]""", "the price list has to be an object")]
    [InlineData("""{"a":{}}""", "a has no 'models'")]
    [InlineData("""{"a":{"models":{"m":{"cost":{"input":1}}}}}""", "a.models.m.cost has no price for 'output'")]
    [InlineData("""{"a":{"models":{"m":{"cost":{"input":"1","output":2}}}}}""", "a.models.m.cost.input is \"1\"; a price is a number from 0 on, for a million tokens")]
    [InlineData("""{"a":{"models":{"m":{"prices":[{"from":"soon","input":1,"output":2}]}}}}""", "a.models.m.prices[0].from is 'soon'; it has to be a day such as 2026-11-21")]
    [InlineData("""{"a":{"models":{"m":{"cost":{"input":1,"output":2,"context_over_many":{"input":1,"output":2}}}}}}""", "a.models.m.cost.context_over_many: the name of a tier is context_over_ and thousands of tokens, such as context_over_200k")]
    [InlineData("""{"a":{"models":{"m":{"cost":{"input":1,"output":2,"currency":"dollars"}}}}}""", "a.models.m.cost.currency: 'dollars' is no code of ISO 4217, such as USD")]
    public void AListThatIsNoneIsRefusedWithThePlaceInIt(string json, string sentence)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Equal(sentence, Assert.Throws<PriceListException>(() => PriceListReader.Read(document.RootElement)).Message);
    }

    [Fact]
    public void AListInTheShapeOfModelsDevIsReadAsItIs()
    {
        using var document = JsonDocument.Parse("""
            { "p": { "id": "p", "env": ["K"], "npm": "x", "models": { "m": { "id": "m", "name": "M", "attachment": true, "limit": { "context": 1 }, "release_date": "2025-01-01",
              "cost": { "input": 2, "output": 6, "cache_read": 0.5, "context_over_200k": { "input": 4, "output": 12 } } }, "free": { "id": "free" } } } }
            """);

        var price = Assert.Single(PriceListReader.Read(document.RootElement).Prices);
        Assert.Equal((null, "USD", 2), (price.From, price.Currency, price.Tiers.Count));
        Assert.Equal(0.7m, price.CostOf(new Tokens(200_000, 100_000, 200_000, null, null), false));
        Assert.Equal(1.000004m, price.CostOf(new Tokens(250_001, 0, null, null, null), false));
    }

    private static DateTimeOffset Day(string day) => DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
