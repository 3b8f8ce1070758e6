using System.Globalization;
using System.Text.Json;
using PerfGen.Query.Budgets;
using PerfGen.Query.Questions;
using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Support;
using PerfGen.Runtime.Journal.Inbox;

namespace PerfGen.Query.Tests.Reporting;

/// <summary>What was spent is one sum, whoever is asked: answers, tasks, sessions, agents, models and days, in reports, questions, budgets and JSON.</summary>
public sealed class CostEqualityTests
{
    private static readonly string[] Models = ["gpt-4o", "claude-sonnet-4-5", "GLM 4.6", "o3"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task K23_TheSumOverAnswersIsThatOfEveryScreen(int seed)
    {
        using var data = new RecordedData();
        Record(new InboxWriter(data.Directory), new Random(seed));
        data.Drain();

        var sum = StoredCall.Read(data.Directory, "select sum(tokens_total)::bigint, sum(cost) from token_usage", static row => ((long)row[0]!, (decimal)row[1]!))[0];
        Assert.All(await ScreensAsync(data), screen => Assert.Equal((screen.Name, sum), (screen.Name, (screen.Tokens, screen.Cost))));
    }

    [Fact]
    public async Task WhereAPriceIsUnknownNoScreenCountsItAs0()
    {
        using var data = new RecordedData();
        new InboxWriter(data.Directory).RecordUsage(new TokenUsage { Prompt = 10, Completion = 5, Model = "nobody-knows-it" }, new WorkContext { Session = "s", Task = "t", Agent = "a" });
        data.Drain();

        var report = await PerfReport.LoadAsync(data.Directory);
        Assert.Equal((15, null), (report.Totals.TokensTotal, report.Totals.Cost));
        Assert.All(await WorkGroupReport.LoadAsync(data.Directory, WorkGrouping.Agent), static row => Assert.Null(row.Cost));
        var budget = Assert.Single(await BudgetForecast.LoadAsync(data.Directory, [new Budget(1, "USD", BudgetPeriod.Month)], DateTimeOffset.UtcNow));
        Assert.Equal((0m, 1), (budget.Spent, budget.UsagesNotCounted));
        Assert.Null((await new PerfQuestions(data.Directory).GetSummaryStatsAsync()).TotalCost);
    }

    private static async Task<List<(string Name, long? Tokens, decimal? Cost)>> ScreensAsync(RecordedData data)
    {
        var screens = new List<(string, long?, decimal?)>();
        foreach (var view in new[] { "tasks", "sessions", "agents", "models" })
        {
            screens.Add(StoredCall.Read(data.Directory, $"select sum(tokens_total)::bigint, sum(cost) from {view}", row => (view, StoredCall.Whole(row[0]), (decimal?)row[1]))[0]);
        }

        var report = await PerfReport.LoadAsync(data.Directory);
        screens.Add(("report", report.Totals.TokensTotal, report.Totals.Cost));
        foreach (var by in Enum.GetValues<WorkGrouping>())
        {
            var rows = await WorkGroupReport.LoadAsync(data.Directory, by);
            screens.Add(($"by {by}", rows.Sum(static row => row.TokensTotal), rows.Sum(static row => row.Cost)));
        }

        // All of it is of one month, by the times that it was given.
        var now = DateTimeOffset.UtcNow;
        var period = await PeriodReport.LoadAsync(data.Directory, ReportPeriod.Parse("today", PeriodKind.Monthly, now, ReportZone.Find(data.Directory))!);
        screens.Add(("month", period.Totals.TokensTotal, period.Totals.Cost));
        var budgets = await BudgetForecast.LoadAsync(data.Directory, [new Budget(1, "USD", BudgetPeriod.Month), new Budget(1, Units.Tokens, BudgetPeriod.Month)], now);
        screens.Add(("budget", (long)budgets[1].Spent, budgets[0].Spent));
        var summary = await new PerfQuestions(data.Directory).GetSummaryStatsAsync();
        screens.Add(("summary", summary.TotalTokensUsed, summary.TotalCost));
        using var json = new MemoryStream();
        ReportJson.Write(json, report);
        using var document = JsonDocument.Parse(json.ToArray());
        var totals = document.RootElement.GetProperty("totals");
        screens.Add(("json", totals.GetProperty("tokens_total").GetInt64(), totals.GetProperty("cost").GetDecimal()));
        return screens;
    }

    /// <summary>Answers of tasks in sessions: some said twice under one message, some counted up, some with a price of their own.</summary>
    private static void Record(InboxWriter inbox, Random random)
    {
        for (var i = 0; i < 120; i++)
        {
            var usage = new TokenUsage { Prompt = random.Next(1, 300_000), Completion = random.Next(0, 9_999), Model = Models[random.Next(Models.Length)] };
            usage = random.Next(4) switch
            {
                0 => usage with { CacheRead = random.Next(0, (int)usage.Prompt), Reasoning = random.Next(0, (int)usage.Completion + 1) },
                1 => usage with { Cost = random.Next(1, 999_999) / 1_000_000m },
                2 => usage with { MessageId = string.Create(CultureInfo.InvariantCulture, $"msg_0123456{random.Next(20)}") },
                _ => usage,
            };
            var task = random.Next(17);
            inbox.RecordUsage(usage, new WorkContext { Session = $"s{task % 5}", Task = $"t{task}", Agent = $"a{task % 3}", TaskType = "testing", Model = usage.Model, Cli = "claude-code" });
        }
    }
}
