using System.Text;
using System.Text.RegularExpressions;

namespace PerfGen.Store.DuckDB.Models;

/// <summary>One name for each language model, however a client or a person wrote it: <c>GLM 4.6</c>, <c>glm-4.6</c> and <c>zai/GLM-4.6</c> are <c>glm-4.6</c>.</summary>
/// <remarks>
/// Names of the price list and their aliases are known; of a name that is not, the writing is made one where its family is known, and otherwise it stays as it was said.
/// Dates and routes (<c>us.anthropic.…-v1:0</c>, <c>-20250929</c>, <c>-latest</c>) are left out where what remains is known.
/// </remarks>
internal sealed partial class ModelNames
{
    private static readonly string[] Unknown = ["", "unknown", "none", "null", "undefined", "synthetic", "testmodel"];

    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <param name="names">Names as they are stored, and what else each is called.</param>
    public ModelNames(IEnumerable<(string Name, IEnumerable<string> Aliases)> names)
    {
        var all = names.ToArray();
        foreach (var (name, _) in all)
        {
            _known[Bare(name)] = name;
        }

        foreach (var (name, aliases) in all)
        {
            foreach (var alias in aliases)
            {
                _known[Bare(alias)] = name;
            }
        }
    }

    /// <summary>The model's name; null where nobody knows which it is.</summary>
    public string? Normal(string? said)
    {
        if (said is null || Array.IndexOf(Unknown, Bare(said, keepDots: false)) >= 0)
        {
            return null;
        }

        foreach (var candidate in Candidates(said.Trim()))
        {
            if (_known.TryGetValue(Bare(candidate), out var name))
            {
                return name;
            }
        }

        var plain = WithoutRoute(said.Trim());
        return Family().IsMatch(plain) ? Spaces().Replace(plain.ToLowerInvariant(), "-") : said.Trim();
    }

    /// <summary>Letters, digits and, as a single mark, what stands between them: <c>GLM 4.6</c> and <c>glm-4.6</c> are the same.</summary>
    internal static string Bare(string text, bool keepDots = true)
    {
        var bare = new StringBuilder(text.Length);
        var isApart = false;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                isApart = true;
                continue;
            }

            // 4.6 and 4-6 are the same, 46 is not.
            if (keepDots && isApart && bare.Length > 0 && char.IsDigit(c) && char.IsDigit(bare[^1]))
            {
                bare.Append('.');
            }

            bare.Append(char.ToLowerInvariant(c));
            isApart = false;
        }

        return bare.ToString();
    }

    private static IEnumerable<string> Candidates(string said)
    {
        yield return said;
        var plain = WithoutRoute(said);
        yield return plain;
        yield return Date().Replace(plain, "");
    }

    private static string WithoutRoute(string said)
    {
        var plain = said[(said.LastIndexOf('/') + 1)..];
        plain = Region().Replace(plain, "");
        return Ending().Replace(plain, "");
    }

    [GeneratedRegex(@"^(?:(?:us|eu|apac|global)\.)?(?:anthropic|meta|mistral|amazon|deepseek|openai|qwen|moonshot)\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Region();

    [GeneratedRegex(@"(?:\[1m\]|-v\d+:\d+|:free|:beta|-latest)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ending();

    [GeneratedRegex(@"[-@](?:20\d{6}|20\d\d-\d\d-\d\d)(?:-v\d+:\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"^(?:claude|gpt|o[1-9]|gemini|glm|deepseek|qwen|kimi|grok|llama|mistral|codestral|devstral|minimax)(?:[ \-_.\d]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Family();

    [GeneratedRegex(@"[\s_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
