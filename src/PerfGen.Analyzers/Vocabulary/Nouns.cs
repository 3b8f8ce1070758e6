namespace PerfGen.Analyzers.Vocabulary;

/// <summary>Singular and plural of the English nouns that names and units are made of. Words that only look like a plural stay as they are.</summary>
internal static class Nouns
{
    private static readonly HashSet<string> NoPlurals = new(
        ("access address alias analysis axis basis bias bus canvas class corpus dns express gas gross https ios ingress egress lens loss mass means "
        + "news os pass plus press process progress redis series species status success tls toss").Split(' '),
        StringComparer.Ordinal);

    /// <summary>The singular of a plural; null for a word that is none.</summary>
    public static string? Singular(string word)
    {
        if (word.Length < 4 || word[word.Length - 1] != 's' || NoPlurals.Contains(word)
            || Ends(word, "ss") || Ends(word, "us") || Ends(word, "is") || Ends(word, "ics"))
        {
            return null;
        }

        return Ends(word, "ies") ? Cut(word, 3) + "y"
            : Ends(word, "sses") || Ends(word, "xes") || Ends(word, "ches") || Ends(word, "shes") ? Cut(word, 2)
            : Cut(word, 1);
    }

    /// <summary>The plural of a singular.</summary>
    public static string Plural(string word) =>
        Ends(word, "y") && word.Length > 1 && !"aeiou".Contains(word[word.Length - 2]) ? Cut(word, 1) + "ies"
        : Ends(word, "s") || Ends(word, "x") || Ends(word, "ch") || Ends(word, "sh") ? word + "es"
        : word + "s";

    private static bool Ends(string word, string end) => word.EndsWith(end, StringComparison.Ordinal);

    private static string Cut(string word, int letters) => word.Substring(0, word.Length - letters);
}
