using PerfGen.Query.Budgets;
using PerfGen.Query.Questions;
using PerfGen.Runtime;
using PerfGen.Runtime.Settings;

namespace PerfGen.Query.Tests;

/// <summary>What is spent, and what will be.</summary>
public sealed class BudgetForecastTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 11, 12, 0, 0, TimeSpan.Zero); // a Wednesday

    [Fact]
    public void U12_AtTheRateOfTheLastSevenDaysTheBudgetCrossesOnItsDay()
    {
        // 10 a day from the 1st on: 105 by now, 10.5 days; 201 are reached 9.6 days later.
        var rows = Hours(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), Now, 10m / 24);

        var forecast = BudgetForecast.Of(rows, new Budget(201, "USD", BudgetPeriod.Month), Now);

        Assert.Equal(105m, decimal.Round(forecast.Spent, 6));
        Assert.Equal(10m, decimal.Round(forecast.PerDay!.Value, 1));
        Assert.Equal(300m, decimal.Round(forecast.Projected!.Value / 10) * 10);
        Assert.Equal(new DateTime(2026, 11, 21), forecast.CrossesAt!.Value.UtcDateTime.Date);
        Assert.False(forecast.IsSpent);
    }

    [Theory]
    [InlineData(BudgetPeriod.Day, "2026-11-11", "2026-11-12")]
    [InlineData(BudgetPeriod.Week, "2026-11-09", "2026-11-16")]
    [InlineData(BudgetPeriod.Month, "2026-11-01", "2026-12-01")]
    public void APeriodIsOfTheCalendarInUtc(BudgetPeriod period, string from, string to)
    {
        var forecast = BudgetForecast.Of([], new Budget(1, "USD", period), Now);

        Assert.Equal((from, to), (forecast.From.ToString("yyyy-MM-dd"), forecast.To.ToString("yyyy-MM-dd")));
        Assert.Equal((0m, null, null, null), (forecast.Spent, forecast.PerDay, forecast.Projected, forecast.CrossesAt));
    }

    [Fact]
    public void U12_ThePeriodIsOfTheZoneAndItsLastDayMayHaveTwentyFiveHours()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var beforeMidnight = new DateTimeOffset(2026, 10, 25, 12, 0, 0, TimeSpan.Zero);
        SpendRow Spent(string at) => new() { At = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), CostCurrency = "USD", Cost = 1, Usages = 1 };

        var forecast = BudgetForecast.Of(
            [Spent("2026-10-24T21:45:00Z"), Spent("2026-10-24T22:00:00Z"), Spent("2026-10-25T22:45:00Z"), Spent("2026-10-25T23:00:00Z")],
            new Budget(10, "USD", BudgetPeriod.Day), beforeMidnight, berlin);

        Assert.Equal((new DateOnly(2026, 10, 25), new DateOnly(2026, 10, 25)), (forecast.FirstDay, forecast.LastDay));
        Assert.Equal(TimeSpan.FromHours(25), forecast.To - forecast.From);
        Assert.Equal(2m, forecast.Spent);
    }

    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{ "budget": { "cost": 50 } }""", "50 USD Month")]
    [InlineData("""{ "budget": { "cost": 12.5, "currency": "EUR", "per": "week" } }""", "12.5 EUR Week")]
    [InlineData("""{ "budget": { "tokens": 200000, "per": "day" } }""", "200000 tokens Day")]
    [InlineData("""{ "budget": { "cost": 1, "tokens": 2 } }""", "1 USD Month, 2 tokens Month")]
    [InlineData("""{ "budget": { "cost": 1, "currency": "dollars" } }""", "1 USD Month")]
    public void U12_BudgetsAreThoseOfTheProject(string json, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("perfgen-budget-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "perfgen.json"), json);
            var settings = PerfSettings.Load(new DataDirectory(Path.Combine(folder.FullName, ".perfgen")));

            Assert.Equal(expected, string.Join(", ", Budget.Of(settings).Select(static budget => FormattableString.Invariant($"{budget.Limit} {budget.Unit} {budget.Period}"))));
            Assert.Equal(json.Contains("dollars", StringComparison.Ordinal) ? 1 : 0, settings.Faults.Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void WhatIsSpentIsSpentAndALowRateLasts()
    {
        var rows = new[] { new SpendRow { At = Now.AddHours(-3), CostCurrency = "USD", Cost = 5, Tokens = 100 } };

        Assert.True(BudgetForecast.Of(rows, new Budget(5, "USD", BudgetPeriod.Day), Now).IsSpent);
        Assert.Null(BudgetForecast.Of(rows, new Budget(5, "USD", BudgetPeriod.Day), Now).CrossesAt);
        Assert.Null(BudgetForecast.Of(rows, new Budget(8, "USD", BudgetPeriod.Day), Now).CrossesAt); // 5 a day: 7.50 by midnight
        Assert.NotNull(BudgetForecast.Of(rows, new Budget(7, "USD", BudgetPeriod.Day), Now).CrossesAt);
        Assert.Equal(100, BudgetForecast.Of(rows, new Budget(500, Units.Tokens, BudgetPeriod.Day), Now).Spent);
    }

    [Fact]
    public void WhatHasNoPriceInTheCurrencyIsSaidAndNotCounted()
    {
        var rows = new[]
        {
            new SpendRow { At = Now.AddHours(-1), UsagesOfUnknownPrice = 3, Tokens = 9 },
            new SpendRow { At = Now.AddHours(-1), CostCurrency = "EUR", Cost = 4, Usages = 2 },
            new SpendRow { At = Now.AddHours(-1), CostCurrency = "USD", Cost = 1 },
        };

        var forecast = BudgetForecast.Of(rows, new Budget(10, "USD", BudgetPeriod.Month), Now);

        Assert.Equal((1m, 5), (forecast.Spent, forecast.UsagesNotCounted));
    }

    private static SpendRow[] Hours(DateTimeOffset from, DateTimeOffset to, decimal each) =>
        [.. Enumerable.Range(0, (int)(to - from).TotalHours).Select(hour => new SpendRow { At = from.AddHours(hour), CostCurrency = "USD", Cost = each })];
}
