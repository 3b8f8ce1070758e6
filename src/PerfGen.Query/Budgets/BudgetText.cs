using System.Globalization;
using PerfGen.Query.Text;

namespace PerfGen.Query.Budgets;

/// <summary>Shows a budget's forecast as text.</summary>
public static class BudgetText
{
    /// <summary>In one line: <c>$12.30 of $50.00, 25 %; $41.00 by 30 November, at $1.80 a day</c>.</summary>
    /// <param name="forecast">The forecast.</param>
    public static string Line(BudgetForecast forecast) =>
        Spent(forecast) + (
            forecast.IsSpent ? "; it is spent"
            : forecast.CrossesOn is { } day ? $"; spent on {DayOf(day)}, at {Shown(forecast, forecast.PerDay)} a day"
            : forecast.PerDay is null ? ""
            : $"; {Shown(forecast, forecast.Projected)} by {DayOf(forecast.LastDay)}, at {Shown(forecast, forecast.PerDay)} a day");

    /// <summary>In several lines, with the period.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="forecast">The forecast.</param>
    public static void Write(TextWriter output, BudgetForecast forecast)
    {
        output.WriteLine($" {Period(forecast)} · {Spent(forecast)}");
        output.WriteLine(forecast.PerDay is null
            ? " forecast  nothing was spent in the last seven days"
            : $" forecast  {Shown(forecast, forecast.Projected)} at the end of it, at {Shown(forecast, forecast.PerDay)} a day");
        output.WriteLine(forecast.IsSpent ? " spent     the budget is spent"
            : forecast.CrossesOn is { } day ? $" crosses   on {DayOf(day)} at this rate"
            : " lasts     for the whole time at this rate");
        if (forecast.UsagesNotCounted > 0)
        {
            output.WriteLine($" unknown   {Human.Things(forecast.UsagesNotCounted, "answer")} without a price in {forecast.Unit}, which are in none of these");
        }
    }

    private static string Period(BudgetForecast forecast)
    {
        var last = forecast.LastDay.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return forecast.FirstDay == forecast.LastDay ? last : $"{DayOf(forecast.FirstDay)} to {last}";
    }

    private static string Spent(BudgetForecast forecast) =>
        $"{Shown(forecast, forecast.Spent)} of {Shown(forecast, forecast.Limit)}{(forecast.Unit == Units.Tokens ? " tokens" : "")}, {Human.Share((double)(forecast.Spent / forecast.Limit))}";

    private static string Shown(BudgetForecast forecast, decimal? amount) =>
        amount is not { } known ? "unknown" : forecast.Unit == Units.Tokens ? Human.Count((long)known) : Human.Money(known, forecast.Unit);

    private static string DayOf(DateOnly day) => day.ToString("d MMMM", CultureInfo.InvariantCulture);
}
