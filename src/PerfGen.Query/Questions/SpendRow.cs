using PerfGen.Query.Asking;

namespace PerfGen.Query.Questions;

/// <summary>Tokens and cost of a quarter of an hour in one currency.</summary>
public sealed record SpendRow
{
    /// <summary>When it began (UTC).</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Currency of the cost; null where nothing of it has a price.</summary>
    public string? CostCurrency { get; init; }

    /// <summary>Answers that used them.</summary>
    public long Usages { get; init; }

    /// <summary>What it cost; null is unknown.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Tokens of prompts and answers.</summary>
    public long? Tokens { get; init; }

    /// <summary>Answers at a price that is not known; they are not in <see cref="Cost"/>.</summary>
    public long UsagesOfUnknownPrice { get; init; }

    internal static Question<SpendRow> Question { get; } = new("Spend", static row => new SpendRow
    {
        At = row.Time("began_at") ?? default,
        CostCurrency = row.Text("cost_currency"),
        Usages = row.Count("usages"),
        Cost = row.Money("cost"),
        Tokens = row.Whole("tokens"),
        UsagesOfUnknownPrice = row.Count("usages_of_unknown_price"),
    });
}
