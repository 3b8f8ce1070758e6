namespace PerfGen.Analysis;

/// <summary>Tells the inflected forms of an English keyword from other words that begin with its letters.</summary>
internal static class WordForms
{
    private static readonly string[] Endings = ["s", "es", "d", "ed", "ing", "er", "ers", "or", "ors", "ion", "ions", "ation", "ations", "ment", "ments"];
    private static readonly string[] EndingsForY = ["ies", "ied", "ier", "iers", "ication", "ications"];

    /// <summary>The words of a lower-case text; digits and punctuation separate them. <c>clean up</c> counts as <c>cleanup</c> too.</summary>
    public static IReadOnlyList<string> WordsOf(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLetter = i < text.Length && char.IsLetter(text[i]);
            if (isLetter && start < 0)
            {
                start = i;
            }
            else if (!isLetter && start >= 0)
            {
                words.Add(text[start..i]);
                start = -1;
            }
        }

        for (var i = words.Count - 2; i >= 0; i--)
        {
            if (words[i + 1] == "up" && IsFormOf(words[i], "clean"))
            {
                words.Add("cleanup");
            }
        }

        return words;
    }

    /// <summary>Whether a lower-case word is the keyword or a form of it, in British spelling as well.</summary>
    public static bool IsFormOf(string word, string keyword)
    {
        if (word.Length < keyword.Length - 1 || word[0] != keyword[0])
        {
            return false;
        }

        return Matches(word, keyword) || (keyword.EndsWith("ze", StringComparison.Ordinal) && (Matches(word, keyword[..^2] + "se") || word == keyword[..^2] + "sis"));
    }

    private static bool Matches(string word, string keyword)
    {
        if (word == keyword)
        {
            return true;
        }

        if (word.StartsWith(keyword, StringComparison.Ordinal))
        {
            var rest = word.AsSpan(keyword.Length);

            // debug, debugging: the last consonant is doubled.
            return IsOneOf(rest, Endings) || (rest[0] == keyword[^1] && IsOneOf(rest[1..], Endings));
        }

        return keyword[^1] switch
        {
            'e' => word.StartsWith(keyword[..^1], StringComparison.Ordinal) && IsOneOf(word.AsSpan(keyword.Length - 1), Endings),
            'y' => word.StartsWith(keyword[..^1], StringComparison.Ordinal) && IsOneOf(word.AsSpan(keyword.Length - 1), EndingsForY),
            _ => false,
        };
    }

    private static bool IsOneOf(ReadOnlySpan<char> rest, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (rest.SequenceEqual(ending))
            {
                return true;
            }
        }

        return false;
    }
}
