namespace PerfGen.Exchange.Otlp.Mapping;

/// <summary>What of a request was not recorded, and why.</summary>
internal sealed class Refusals
{
    private const int MostReasons = 3;

    private readonly Dictionary<string, int> _reasons = [];

    /// <summary>Spans, points or records that were not recorded.</summary>
    public int Count { get; private set; }

    /// <summary>The reasons, the most frequent first.</summary>
    public IEnumerable<KeyValuePair<string, int>> Reasons => _reasons.OrderByDescending(static reason => reason.Value).ThenBy(static reason => reason.Key, StringComparer.Ordinal);

    /// <summary>What else is to be said, though nothing was left out.</summary>
    public string? Warning { get; set; }

    /// <summary>All of it in words; empty where there is nothing to say.</summary>
    public string Message => string.Join("; ", Reasons.Take(MostReasons).Select(static reason => reason.Value == 1 ? reason.Key : $"{reason.Key} ({reason.Value} times)")
        .Concat(_reasons.Count > MostReasons ? [$"{_reasons.Count - MostReasons} more reasons"] : [])
        .Concat(Warning is { } warning ? [warning] : []));

    /// <summary>Counts something that was not recorded.</summary>
    /// <param name="reason">Why, without a full stop.</param>
    public void Add(string reason)
    {
        Count++;
        _reasons[reason] = _reasons.GetValueOrDefault(reason) + 1;
    }
}
