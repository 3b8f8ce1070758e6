using Microsoft.Extensions.AI;
using PerfGen.Runtime.Generated.V1;

namespace PerfGen.Extensions.AI;

/// <summary>Tokens as providers report them, under the names that fill the columns of <c>calls</c>. What is not reported is not recorded: unknown is not 0.</summary>
internal static class TokenCounts
{
    public static Measurement TimeToFirstToken { get; } = new("time_to_first_token", Units.Seconds);

    public static Measurement PerSecond { get; } = new("tokens_per_second", Units.TokensPerSecond);

    private static readonly Measurement Prompt = new("prompt_tokens", Units.Tokens);
    private static readonly Measurement Completion = new("completion_tokens", Units.Tokens);
    private static readonly Measurement CacheRead = new("cache_read_tokens", Units.Tokens);
    private static readonly Measurement CacheWrite = new("cache_write_tokens", Units.Tokens);
    private static readonly Measurement Reasoning = new("reasoning_tokens", Units.Tokens);

    public static void Record(Captures captures, UsageDetails? usage)
    {
        if (usage is not null)
        {
            captures.Record(Prompt, usage.InputTokenCount);
            captures.Record(Completion, usage.OutputTokenCount);
            captures.Record(CacheRead, usage.CachedInputTokenCount ?? Additional(usage, IsCacheRead));
            captures.Record(CacheWrite, Additional(usage, IsCacheWrite));
            captures.Record(Reasoning, usage.ReasoningTokenCount ?? Additional(usage, IsReasoning));
        }
    }

    /// <summary>Counts that the abstraction has no place for stand under names that each provider makes: <c>cache_creation_input_tokens</c>, <c>InputTokenDetails.CacheWriteTokenCount</c>.</summary>
    private static long? Additional(UsageDetails usage, Func<string, bool> isMeant)
    {
        foreach (var (name, count) in usage.AdditionalCounts ?? [])
        {
            if (isMeant(name.Replace("_", "", StringComparison.Ordinal)))
            {
                return count;
            }
        }

        return null;
    }

    private static bool IsCacheRead(string name) => Has(name, "cacheread");

    private static bool IsCacheWrite(string name) => Has(name, "cachecreation") || Has(name, "cachewrite");

    private static bool IsReasoning(string name) => Has(name, "reasoning");

    private static bool Has(string name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);
}
