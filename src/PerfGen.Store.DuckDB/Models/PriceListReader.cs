using System.Globalization;
using System.Text.Json;

namespace PerfGen.Store.DuckDB.Models;

/// <summary>
/// Reads a price list in the shape of models.dev: providers, their <c>models</c>, each with a <c>cost</c> for a million tokens. Beyond that shape a model may have
/// <c>prices</c>, several costs each with a day (<c>from</c>); a cost may have prices of a <c>batch</c>; a model may have <c>aliases</c>.
/// </summary>
internal static class PriceListReader
{
    private const string Long = "context_over_";

    /// <exception cref="PriceListException">It is no price list; the message says where and what.</exception>
    public static PriceList Read(JsonElement root)
    {
        var prices = new List<ModelPrice>();
        var names = new List<(string, IEnumerable<string>)>();
        foreach (var provider in Members(root, "the price list"))
        {
            if (provider.Name.StartsWith('$'))
            {
                continue; // $schema, $comment
            }

            foreach (var model in Members(Needed(provider.Value, "models", provider.Name), $"{provider.Name}.models"))
            {
                var where = $"{provider.Name}.models.{model.Name}";
                names.Add((model.Name, Aliases(model.Value, where)));
                if (model.Value.TryGetProperty("prices", out var dated) && dated.ValueKind == JsonValueKind.Array)
                {
                    prices.AddRange(dated.EnumerateArray().Select((cost, place) => Price(provider.Name, model.Name, cost, $"{where}.prices[{place}]")));
                }
                else if (model.Value.TryGetProperty("cost", out var cost) && cost.ValueKind == JsonValueKind.Object)
                {
                    prices.Add(Price(provider.Name, model.Name, cost, where + ".cost"));
                }
            }
        }

        return new PriceList(prices, names);
    }

    private static ModelPrice Price(string provider, string model, JsonElement cost, string where)
    {
        var tiers = new List<PriceTier> { Tier(0, cost, where) };
        foreach (var member in Members(cost, where).Where(static member => member.Name.StartsWith(Long, StringComparison.Ordinal)))
        {
            var size = member.Name[Long.Length..];
            if (!size.EndsWith('k') || !int.TryParse(size[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var thousands))
            {
                throw new PriceListException($"{where}.{member.Name}: the name of a tier is {Long} and thousands of tokens, such as {Long}200k");
            }

            tiers.Add(Tier(thousands * 1000L, member.Value, $"{where}.{member.Name}"));
        }

        var currency = Text(cost, "currency", where) ?? Units.Usd;
        return new ModelPrice(provider, model, Day(cost, where), [.. tiers.OrderBy(static tier => tier.Over)],
            currency is { Length: 3 } && currency.All(char.IsAsciiLetterUpper) ? currency : throw new PriceListException($"{where}.currency: '{currency}' is no code of ISO 4217, such as USD"), Text(cost, "source", where));
    }

    private static PriceTier Tier(long over, JsonElement cost, string where) =>
        new(over, Rates(cost, where), cost.TryGetProperty("batch", out var batch) ? Rates(batch, where + ".batch") : null);

    private static PriceRates Rates(JsonElement cost, string where) =>
        new(Amount(cost, "input", where) ?? throw new PriceListException($"{where} has no price for 'input'"),
            Amount(cost, "output", where) ?? throw new PriceListException($"{where} has no price for 'output'"),
            Amount(cost, "cache_read", where), Amount(cost, "cache_write", where), Amount(cost, "reasoning", where));

    private static decimal? Amount(JsonElement cost, string name, string where) =>
        !cost.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var amount) && amount is >= 0 and <= 1_000_000 ? amount
        : throw new PriceListException($"{where}.{name} is {value.GetRawText()}; a price is a number from 0 on, for a million tokens");

    private static DateTimeOffset? Day(JsonElement cost, string where) =>
        Text(cost, "from", where) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) ? day
        : throw new PriceListException($"{where}.from is '{text}'; it has to be a day such as 2026-11-21");

    private static IEnumerable<string> Aliases(JsonElement model, string where) =>
        !model.TryGetProperty("aliases", out var aliases) ? []
        : aliases.ValueKind == JsonValueKind.Array && aliases.EnumerateArray().All(static alias => alias.ValueKind == JsonValueKind.String) ? [.. aliases.EnumerateArray().Select(static alias => alias.GetString()!)]
        : throw new PriceListException($"{where}.aliases has to be a list of names");

    private static string? Text(JsonElement cost, string name, string where) =>
        !cost.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw new PriceListException($"{where}.{name} has to be text");

    private static JsonElement Needed(JsonElement element, string name, string where) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : throw new PriceListException($"{where} has no '{name}'");

    private static IEnumerable<JsonProperty> Members(JsonElement element, string where) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : throw new PriceListException($"{where} has to be an object");
}

/// <summary>Prices, and the names of models that a list knows.</summary>
internal sealed record PriceList(IReadOnlyList<ModelPrice> Prices, IReadOnlyList<(string Name, IEnumerable<string> Aliases)> Names)
{
    public static PriceList Empty { get; } = new([], []);
}

/// <summary>A price list that cannot be read. The message says where and what.</summary>
internal sealed class PriceListException(string message) : Exception(message);
