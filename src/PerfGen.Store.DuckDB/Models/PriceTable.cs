namespace PerfGen.Store.DuckDB.Models;

/// <summary>Prices of models by the day from which on they hold. A project's prices of a model stand in place of the built-in ones of that model.</summary>
internal sealed class PriceTable
{
    private readonly Dictionary<string, ModelPrice[]> _byModel;

    /// <param name="builtIn">The prices that come with PerfGen.</param>
    /// <param name="ofProject">The prices that the project states.</param>
    public PriceTable(IEnumerable<ModelPrice> builtIn, IEnumerable<ModelPrice> ofProject)
    {
        var said = ofProject.ToArray();
        var overridden = said.Select(static price => price.Model).ToHashSet(StringComparer.Ordinal);
        All = [.. said, .. builtIn.Where(price => !overridden.Contains(price.Model))];
        _byModel = All.GroupBy(static price => price.Model, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.OrderBy(static price => price.From ?? DateTimeOffset.MinValue).ToArray(), StringComparer.Ordinal);
    }

    public IReadOnlyList<ModelPrice> All { get; }

    /// <summary>What held for a model at a time; null where that is not known.</summary>
    public ModelPrice? Find(string? model, DateTimeOffset at) =>
        model is not null && _byModel.TryGetValue(model, out var prices) ? Array.FindLast(prices, price => price.From is null || price.From <= at) : null;
}
