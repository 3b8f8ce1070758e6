using System.Data.Common;
using PerfGen.Query.Questions;
using PerfGen.Query.Reporting;
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

    /// <summary>First day of the period.</summary>
    public DateOnly FirstDay { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly LastDay { get; init; }

    /// <summary>When the period began (UTC).</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>When it ends (UTC), not included.</summary>
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

    /// <summary>The day on which that is, in the zone of the period.</summary>
    public DateOnly? CrossesOn { get; init; }

    /// <summary>Whether it is spent already.</summary>
    public bool IsSpent => Spent >= Limit;

    /// <summary>Answers of the period at a price that is not known, or in another currency: they are in no figure.</summary>
    public long UsagesNotCounted { get; init; }

    /// <summary>Asks the database.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="budgets">What may be spent.</param>
    /// <param name="now">The time of the question.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>A forecast for each budget.</returns>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    public static async Task<IReadOnlyList<BudgetForecast>> LoadAsync(DataDirectory directory, IReadOnlyList<Budget> budgets, DateTimeOffset now, CancellationToken stop = default)
    {
        StoreReader store;
        try
        {
            store = await Task.Run(() => StoreReader.Open(directory, null, stop), stop).ConfigureAwait(false);
        }
        catch (StoreException error) when (error.Kind == StoreErrorKind.Missing)
        {
            // Nothing was recorded yet, and nothing spent.
            return [.. budgets.Select(budget => Of([], budget, now, ReportZone.Find(directory, stop)))];
        }

        using (store)
        {
            try
            {
                return await LoadAsync(directory, store.Connection, budgets, now, stop).ConfigureAwait(false);
            }
            catch (DbException error)
            {
                throw store.Explain(error) ?? new StoreException(StoreErrorKind.Other, $"What was spent could not be read: {error.Message}", error);
            }
        }
    }

    /// <summary>Works it out.</summary>
    /// <param name="rows">What was spent in the period and in the last seven days.</param>
    /// <param name="budget">What may be spent.</param>
    /// <param name="now">The time of the question.</param>
    /// <param name="zone">The zone in which the period begins and ends; UTC where it is null.</param>
    public static BudgetForecast Of(IReadOnlyList<SpendRow> rows, Budget budget, DateTimeOffset now, TimeZoneInfo? zone = null)
    {
        var (limit, unit) = (budget.Limit, budget.Unit);
        decimal Amount(SpendRow row) => unit == Units.Tokens ? row.Tokens ?? 0 : row.CostCurrency == unit ? row.Cost ?? 0 : 0;

        var period = PeriodOf(budget.Period, now, zone ?? TimeZoneInfo.Utc);
        var inPeriod = rows.Where(row => row.At >= period.From && row.At < period.To).ToArray();
        var spent = inPeriod.Sum(Amount);
        var burning = rows.Where(row => row.At > now - Burning && Amount(row) > 0).ToArray();
        decimal? perDay = null, projected = null;
        DateTimeOffset? crosses = null;
        if (burning.Length > 0)
        {
            // A day at least: what was spent in the first hour says little about the next.
            var days = Math.Max((now - burning.Min(static row => row.At)).TotalDays, 1);
            perDay = burning.Sum(Amount) / (decimal)days;
            projected = spent + (perDay * (decimal)(period.To - now).TotalDays);
            crosses = spent < limit && projected >= limit ? now.AddDays((double)((limit - spent) / perDay.Value)) : null;
        }

        return new BudgetForecast
        {
            Limit = limit,
            Unit = unit,
            FirstDay = period.First,
            LastDay = period.Next.AddDays(-1),
            From = period.From,
            To = period.To,
            Now = now,
            Spent = spent,
            PerDay = perDay,
            Projected = projected ?? (spent > 0 ? spent : null),
            CrossesAt = crosses,
            CrossesOn = crosses is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, period.Zone).DateTime) : null,
            UsagesNotCounted = unit == Units.Tokens ? 0 : inPeriod.Sum(row => row.CostCurrency is not null && row.CostCurrency != unit ? row.Usages : row.UsagesOfUnknownPrice),
        };
    }

    internal static async Task<IReadOnlyList<BudgetForecast>> LoadAsync(
        DataDirectory directory, DbConnection connection, IReadOnlyList<Budget> budgets, DateTimeOffset now, CancellationToken stop)
    {
        if (budgets.Count == 0)
        {
            return [];
        }

        var zone = ReportZone.Find(directory, connection);
        var since = budgets.Select(budget => PeriodOf(budget.Period, now, zone).From).Append(now - Burning).Min();
        var rows = await SpendRow.Question.AskAsync(connection, [("since", since)], stop).ConfigureAwait(false);
        return [.. budgets.Select(budget => Of(rows, budget, now, zone))];
    }

    private static ReportPeriod PeriodOf(BudgetPeriod period, DateTimeOffset now, TimeZoneInfo zone) => ReportPeriod.Of(
        period switch { BudgetPeriod.Day => PeriodKind.Daily, BudgetPeriod.Week => PeriodKind.Weekly, _ => PeriodKind.Monthly },
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime),
        zone);
}
