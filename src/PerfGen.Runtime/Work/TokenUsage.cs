using PerfGen.Runtime.Work;

namespace PerfGen;

/// <summary>What one answer of a language model took, as its provider reports it. What is not known stays null; null is never 0.</summary>
/// <remarks>
/// Cached tokens are part of <see cref="Prompt"/>, reasoning is part of <see cref="Completion"/>, as OpenTelemetry and Microsoft.Extensions.AI have it.
/// Providers that count them beside each other are read by <see cref="FromParts"/>.
/// </remarks>
public sealed record TokenUsage
{
    /// <summary>Tokens that were sent, with those that came from a cache or went into one.</summary>
    public long? Prompt { get; init; }

    /// <summary>Tokens that came back, with those of reasoning.</summary>
    public long? Completion { get; init; }

    /// <summary>Of the prompt: tokens that the provider had cached.</summary>
    public long? CacheRead { get; init; }

    /// <summary>Of the prompt: tokens that the provider has put into its cache.</summary>
    public long? CacheWrite { get; init; }

    /// <summary>Of the completion: tokens of reasoning.</summary>
    public long? Reasoning { get; init; }

    /// <summary>All tokens, where only their sum is known. With prompt and completion it must be their sum.</summary>
    public long? Total { get; init; }

    /// <summary>The model that answered; that of the context where it is null.</summary>
    public string? Model { get; init; }

    /// <summary>The provider's id of the answer, unique among all of its answers: what is recorded twice under one id counts once. At least 8 characters.</summary>
    public string? MessageId { get; init; }

    /// <summary>Whether the counts go up over the session (a total so far) instead of being this answer's own. Only what was added since the last one counts.</summary>
    public bool IsCumulative { get; init; }

    /// <summary>Whether it was asked for in a batch, which has a price of its own.</summary>
    public bool IsBatch { get; init; }

    /// <summary>What the provider says that it cost, in <see cref="Currency"/>; null where it says nothing, and the price list is asked.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Currency of <see cref="Cost"/>: its ISO 4217 code.</summary>
    public string Currency { get; init; } = Units.Usd;

    /// <summary>Counts of a provider that does not count cached tokens as input, or reasoning as output (Anthropic: neither input nor cache overlap).</summary>
    /// <param name="input">Tokens sent that are in no cache.</param>
    /// <param name="output">Tokens that came back, with reasoning.</param>
    /// <param name="cacheRead">Tokens read from the cache.</param>
    /// <param name="cacheWrite">Tokens written to the cache.</param>
    public static TokenUsage FromParts(long input, long output, long cacheRead = 0, long cacheWrite = 0) =>
        new() { Prompt = input + cacheRead + cacheWrite, Completion = output, CacheRead = cacheRead, CacheWrite = cacheWrite };

    internal string? Objection => WorkChecks.OfUsage(this);
}
