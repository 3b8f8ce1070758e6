using PerfGen.Contracts;

namespace PerfGen.Analyzers.Vocabulary;

/// <summary>What names of one quantity have in common: the same words in any order, where some words mean the same.</summary>
internal static class QuantityKey
{
    private static readonly char[] Delimiters = ['_', '.'];

    /// <summary>Equal for <c>review_latency</c>, <c>review_duration</c> and <c>review_time</c>, and for <c>prompt_tokens</c> and <c>input_tokens</c>.</summary>
    public static string Of(string name)
    {
        var words = name.Split(Delimiters);
        var areTokens = words.Any(static word => word is "token" or "tokens");
        return string.Join(" ", words
            .Select(word => word switch
            {
                "latency" or "elapsed" or "duration" => "time",
                "token" => "tokens",
                "input" when areTokens => "prompt",
                "output" when areTokens => "completion",
                _ => word,
            })
            .OrderBy(static word => word, StringComparer.Ordinal));
    }

    /// <summary>One letter more, less, other or swapped, as a slip of the finger makes it. Names of few letters differ by one on purpose, and so do numbers.</summary>
    public static bool IsSlipOf(string written, string name) =>
        name.Length >= 8 && written.Length >= 8 && written[0] == name[0] && Math.Abs(written.Length - name.Length) <= 1
        && written.Where(char.IsDigit).SequenceEqual(name.Where(char.IsDigit))
        && NearestName.Distance(written, name) == 1;
}
