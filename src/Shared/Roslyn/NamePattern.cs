namespace PerfGen.Roslyn;

/// <summary>Names with <c>*</c> (any letters, or none) and <c>?</c> (one letter), separated by <c>;</c>. Case counts.</summary>
internal static class NamePattern
{
    /// <summary>Whether one of the patterns is for the name.</summary>
    public static bool IsMatch(string patterns, string name) =>
        patterns.Split(';').Any(pattern => IsMatch(pattern.Trim(), 0, name, 0));

    private static bool IsMatch(string pattern, int p, string name, int n)
    {
        for (; p < pattern.Length; p++, n++)
        {
            if (pattern[p] == '*')
            {
                while (p + 1 < pattern.Length && pattern[p + 1] == '*')
                {
                    p++;
                }

                for (var rest = n; rest <= name.Length; rest++)
                {
                    if (IsMatch(pattern, p + 1, name, rest))
                    {
                        return true;
                    }
                }

                return false;
            }

            if (n == name.Length || (pattern[p] != '?' && pattern[p] != name[n]))
            {
                return false;
            }
        }

        return n == name.Length;
    }
}
