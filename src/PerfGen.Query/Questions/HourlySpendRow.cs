using PerfGen.Query.Asking;

namespace PerfGen.Query.Questions;

/// <summary>Tokens and cost of an hour in one currency.</summary>
public sealed record HourlySpendRow
{
    /// <summary>When the hour began (UTC).</summary>
    public DateTimeOffset Hour { get; init; }

    /// <summary>Currency of the cost; null where nothing of the hour has a price.</summary>
    public string? CostCurrency { get; init; }

    /// <summary>What it cost; null is unknown.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Tokens of prompts and answers.</summary>
    public long? Tokens { get; init; }

    /// <summary>Answers at a price that is not known; they are not in <see cref="Cost"/>.</summary>
    public long UsagesOfUnknownPrice { get; init; }

    internal static Question<HourlySpendRow> Question { get; } = new("HourlySpend", static row => new HourlySpendRow
    {
        Hour = row.Time("hour") ?? default,
        CostCurrency = row.Text("cost_currency"),
        Cost = row.Money("cost"),
        Tokens = row.Whole("tokens"),
        UsagesOfUnknownPrice = row.Count("usages_of_unknown_price"),
    });
}
