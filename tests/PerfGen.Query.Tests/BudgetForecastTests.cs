using PerfGen.Query.Budgets;
using PerfGen.Query.Questions;

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

        var forecast = BudgetForecast.Of(rows, 201, "USD", BudgetPeriod.Month, Now);

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
        var forecast = BudgetForecast.Of([], 1, "USD", period, Now);

        Assert.Equal((from, to), (forecast.From.ToString("yyyy-MM-dd"), forecast.To.ToString("yyyy-MM-dd")));
        Assert.Equal((0m, null, null, null), (forecast.Spent, forecast.PerDay, forecast.Projected, forecast.CrossesAt));
    }

    [Fact]
    public void WhatIsSpentIsSpentAndALowRateLasts()
    {
        var rows = new[] { new HourlySpendRow { Hour = Now.AddHours(-3), CostCurrency = "USD", Cost = 5, Tokens = 100 } };

        Assert.True(BudgetForecast.Of(rows, 5, "USD", BudgetPeriod.Day, Now).IsSpent);
        Assert.Null(BudgetForecast.Of(rows, 5, "USD", BudgetPeriod.Day, Now).CrossesAt);
        Assert.Null(BudgetForecast.Of(rows, 8, "USD", BudgetPeriod.Day, Now).CrossesAt); // 5 a day: 7.50 by midnight
        Assert.NotNull(BudgetForecast.Of(rows, 7, "USD", BudgetPeriod.Day, Now).CrossesAt);
        Assert.Equal(100, BudgetForecast.Of(rows, 500, Units.Tokens, BudgetPeriod.Day, Now).Spent);
    }

    [Fact]
    public void WhatHasNoPriceInTheCurrencyIsSaidAndNotCounted()
    {
        var rows = new[]
        {
            new HourlySpendRow { Hour = Now.AddHours(-1), UsagesOfUnknownPrice = 3, Tokens = 9 },
            new HourlySpendRow { Hour = Now.AddHours(-1), CostCurrency = "EUR", Cost = 4 },
            new HourlySpendRow { Hour = Now.AddHours(-1), CostCurrency = "USD", Cost = 1 },
        };

        var forecast = BudgetForecast.Of(rows, 10, "USD", BudgetPeriod.Month, Now);

        Assert.Equal((1m, 4), (forecast.Spent, forecast.UsagesNotCounted));
    }

    private static HourlySpendRow[] Hours(DateTimeOffset from, DateTimeOffset to, decimal each) =>
        [.. Enumerable.Range(0, (int)(to - from).TotalHours).Select(hour => new HourlySpendRow { Hour = from.AddHours(hour), CostCurrency = "USD", Cost = each })];
}
