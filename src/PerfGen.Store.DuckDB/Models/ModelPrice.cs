using PerfGen.Store.DuckDB.Draining;

namespace PerfGen.Store.DuckDB.Models;

/// <summary>What a model costs from a day on, in a currency for a million tokens.</summary>
/// <param name="Provider">Who is paid.</param>
/// <param name="Model">The model.</param>
/// <param name="From">From when on; null is always.</param>
/// <param name="Tiers">The tiers, the smallest prompt first.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Source">Where it was read, and when.</param>
internal sealed record ModelPrice(string Provider, string Model, DateTimeOffset? From, IReadOnlyList<PriceTier> Tiers, string Currency, string? Source)
{
    /// <summary>
    /// What tokens cost: the one formula. Null where that is not known: without the counts of prompt and completion, in a batch without a price for batches,
    /// or where counts contradict each other.
    /// </summary>
    /// <remarks>
    /// The tier is that of the whole prompt, cached tokens included. What a list gives no price for costs what its kind costs: cached tokens as input, reasoning as output.
    /// Exact, then rounded to nine digits, half to even, so that sums of amounts agree however they are grouped.
    /// </remarks>
    public decimal? CostOf(in Tokens tokens, bool isBatch)
    {
        if (tokens.Prompt is not { } prompt)
        {
            return null;
        }

        var tier = Tiers.Last(tier => tier.Over == 0 || prompt > tier.Over);
        if ((isBatch ? tier.Batch : tier.Rates) is not { } rates || (tokens.Completion ?? (rates.Output == 0 ? 0 : null)) is not { } completion)
        {
            return null;
        }

        var (read, written, reasoning) = (tokens.CacheRead ?? 0, tokens.CacheWrite ?? 0, tokens.Reasoning ?? 0);
        if ((long)read + written > prompt || reasoning > completion)
        {
            return null;
        }

        var amount = ((prompt - read - written) * rates.Input) + (read * (rates.CacheRead ?? rates.Input)) + (written * (rates.CacheWrite ?? rates.Input))
            + ((completion - reasoning) * rates.Output) + (reasoning * (rates.Reasoning ?? rates.Output));
        return decimal.Round(amount / 1_000_000m, 9, MidpointRounding.ToEven);
    }
}

/// <summary>Prices for prompts of more than a number of tokens.</summary>
/// <param name="Over">The number; 0 is the lowest tier.</param>
/// <param name="Rates">What tokens cost.</param>
/// <param name="Batch">What they cost in a batch; null where that is not known.</param>
internal sealed record PriceTier(long Over, PriceRates Rates, PriceRates? Batch);

/// <summary>Prices of a million tokens of each kind; null is that of its kind.</summary>
internal sealed record PriceRates(decimal Input, decimal Output, decimal? CacheRead, decimal? CacheWrite, decimal? Reasoning);
