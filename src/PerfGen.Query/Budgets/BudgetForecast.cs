using PerfGen.Query.Questions;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Budgets;

/// <summary>How much of a budget is spent, and how much of it will be at the end of its period if it goes on as in the last seven days.</summary>
public sealed record BudgetForecast
{
    private static readonly TimeSpan Burning = TimeSpan.FromDays(7);

    /// <summary>What may be spent.</summary>
    public decimal Limit { get; init; }

    /// <summary>Of what: a currency, or <c>tokens</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>When the period began (UTC).</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>When it ends (UTC).</summary>
    public DateTimeOffset To { get; init; }

    /// <summary>When this was asked (UTC).</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>Spent in the period so far.</summary>
    public decimal Spent { get; init; }

    /// <summary>Spent a day on average over the last seven days, or since the first answer where that is later; null where nothing was spent in them.</summary>
    public decimal? PerDay { get; init; }

    /// <summary>Spent at the end of the period if it goes on so; null where that cannot be said.</summary>
    public decimal? Projected { get; init; }

    /// <summary>When the budget is spent (UTC), if it goes on so; null where it lasts for the period, or is spent already.</summary>
    public DateTimeOffset? CrossesAt { get; init; }

    /// <summary>Whether it is spent already.</summary>
    public bool IsSpent => Spent >= Limit;

    /// <summary>Answers of the period at a price that is not known, or in another currency: they are in no figure.</summary>
    public long UsagesNotCounted { get; init; }

    /// <summary>Asks the database.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="limit">What may be spent.</param>
    /// <param name="unit">Of what: an ISO 4217 code, or <see cref="Units.Tokens"/>.</param>
    /// <param name="period">In which time.</param>
    /// <param name="now">The time of the question.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    public static async Task<BudgetForecast> LoadAsync(
        DataDirectory directory, decimal limit, string unit, BudgetPeriod period, DateTimeOffset now, CancellationToken stop = default)
    {
        var from = BeginOf(period, now);
        var since = from < now - Burning ? from : now - Burning;
        IReadOnlyList<HourlySpendRow> rows = [];
        try
        {
            using var store = await Task.Run(() => StoreReader.Open(directory, null, stop), stop).ConfigureAwait(false);
            rows = await HourlySpendRow.Question.AskAsync(store.Connection, [("since", since)], stop).ConfigureAwait(false);
        }
        catch (StoreException error) when (error.Kind == StoreErrorKind.Missing)
        {
            // Nothing was recorded yet, and nothing spent.
        }

        return Of(rows, limit, unit, period, now);
    }

    /// <summary>Works it out.</summary>
    /// <param name="rows">The hours of the period and of the last seven days.</param>
    /// <param name="limit">What may be spent.</param>
    /// <param name="unit">Of what.</param>
    /// <param name="period">In which time.</param>
    /// <param name="now">The time of the question.</param>
    public static BudgetForecast Of(IReadOnlyList<HourlySpendRow> rows, decimal limit, string unit, BudgetPeriod period, DateTimeOffset now)
    {
        decimal Amount(HourlySpendRow row) => unit == Units.Tokens ? row.Tokens ?? 0 : row.CostCurrency == unit ? row.Cost ?? 0 : 0;

        var (from, to) = (BeginOf(period, now), EndOf(period, now));
        var inPeriod = rows.Where(row => row.Hour >= from).ToArray();
        var spent = inPeriod.Sum(Amount);
        var burning = rows.Where(row => row.Hour > now - Burning && Amount(row) > 0).ToArray();
        decimal? perDay = null, projected = null;
        DateTimeOffset? crosses = null;
        if (burning.Length > 0)
        {
            // A day at least: what was spent in the first hour says little about the next.
            var days = Math.Max((now - burning.Min(static row => row.Hour)).TotalDays, 1);
            perDay = burning.Sum(Amount) / (decimal)days;
            projected = spent + (perDay * (decimal)(to - now).TotalDays);
            crosses = spent < limit && projected >= limit ? now.AddDays((double)((limit - spent) / perDay.Value)) : null;
        }

        return new BudgetForecast
        {
            Limit = limit,
            Unit = unit,
            From = from,
            To = to,
            Now = now,
            Spent = spent,
            PerDay = perDay,
            Projected = projected ?? (spent > 0 ? spent : null),
            CrossesAt = crosses,
            UsagesNotCounted = unit == Units.Tokens ? 0 : inPeriod.Sum(static row => row.UsagesOfUnknownPrice) + inPeriod.Count(row => row.CostCurrency is not null && row.CostCurrency != unit),
        };
    }

    private static DateTimeOffset BeginOf(BudgetPeriod period, DateTimeOffset now)
    {
        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        return period switch
        {
            BudgetPeriod.Day => day,
            BudgetPeriod.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            _ => day.AddDays(1 - day.Day),
        };
    }

    private static DateTimeOffset EndOf(BudgetPeriod period, DateTimeOffset now) => period switch
    {
        BudgetPeriod.Day => BeginOf(period, now).AddDays(1),
        BudgetPeriod.Week => BeginOf(period, now).AddDays(7),
        _ => BeginOf(period, now).AddMonths(1),
    };
}
