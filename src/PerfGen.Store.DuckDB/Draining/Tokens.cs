using System.Collections.Frozen;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>Tokens of a call; null is unknown.</summary>
internal readonly record struct Tokens(int? Prompt, int? Completion, int? CacheRead, int? CacheWrite, int? Reasoning)
{
    // Values that a call captured under one of these names fill the columns as well, whatever the attribute calls them.
    private static readonly FrozenDictionary<string, int> Places = new Dictionary<string, int>
    {
        ["prompt_tokens"] = 0, ["tokens_prompt"] = 0, ["input_tokens"] = 0,
        ["completion_tokens"] = 1, ["tokens_completion"] = 1, ["output_tokens"] = 1,
        ["cache_read_tokens"] = 2, ["tokens_cache_read"] = 2,
        ["cache_write_tokens"] = 3, ["tokens_cache_write"] = 3,
        ["reasoning_tokens"] = 4, ["tokens_reasoning"] = 4,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Prompt and completion together, as far as they are known; null where neither is.</summary>
    public long? Total => Prompt is null && Completion is null ? null : (long)(Prompt ?? 0) + (Completion ?? 0);

    /// <summary>Whether anything is known.</summary>
    public bool AreKnown => (Prompt ?? Completion ?? CacheRead ?? CacheWrite ?? Reasoning) is not null;

    /// <summary>What the record of the journal says; there, negative is unknown.</summary>
    public static Tokens From((int Prompt, int Completion, int CacheRead, int CacheWrite, int Reasoning) said)
    {
        static int? Known(int count) => count < 0 ? null : count;
        return new(Known(said.Prompt), Known(said.Completion), Known(said.CacheRead), Known(said.CacheWrite), Known(said.Reasoning));
    }

    /// <summary>These, with what is unknown filled from others.</summary>
    public Tokens Or(Tokens other) =>
        new(Prompt ?? other.Prompt, Completion ?? other.Completion, CacheRead ?? other.CacheRead, CacheWrite ?? other.CacheWrite, Reasoning ?? other.Reasoning);

    /// <summary>These, with what is unknown filled from a captured value, where its name says that it is one of them.</summary>
    public Tokens Or(string name, string unit, double value)
    {
        if (unit != Units.Tokens || value is < 0 or > int.MaxValue || !Places.TryGetValue(name, out var place))
        {
            return this;
        }

        var count = (int)value;
        return Or(place switch
        {
            0 => new(count, null, null, null, null),
            1 => new(null, count, null, null, null),
            2 => new(null, null, count, null, null),
            3 => new(null, null, null, count, null),
            _ => new Tokens(null, null, null, null, count),
        });
    }
}
