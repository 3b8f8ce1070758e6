namespace PerfGen.Generator.Discovery;

/// <summary>A set of names that is asked by characters, so that looking at a text makes no strings.</summary>
internal sealed class NameTable
{
    private readonly string?[] _slots;

    public NameTable(IReadOnlyCollection<string> names)
    {
        var size = 4;
        while (size < 2 * names.Count)
        {
            size *= 2;
        }

        _slots = new string?[size];
        foreach (var name in names)
        {
            var hash = Start;
            foreach (var character in name)
            {
                hash = Add(hash, character);
            }

            var at = hash & (size - 1);
            while (_slots[at] is { } taken && taken != name)
            {
                at = (at + 1) & (size - 1);
            }

            _slots[at] = name;
        }
    }

    /// <summary>The hash of no characters.</summary>
    public const int Start = unchecked((int)2166136261);

    /// <summary>The hash with one more character.</summary>
    public static int Add(int hash, char character) => unchecked((hash ^ character) * 16777619);

    /// <summary>Whether a text is one of the names.</summary>
    public bool Contains(string text)
    {
        var hash = Start;
        foreach (var character in text)
        {
            hash = Add(hash, character);
        }

        return Contains(text.ToCharArray(), 0, text.Length, hash);
    }

    /// <summary>Whether some characters are one of the names.</summary>
    /// <param name="text">Where they stand.</param>
    /// <param name="start">The first of them.</param>
    /// <param name="length">How many.</param>
    /// <param name="hash">Their hash.</param>
    public bool Contains(char[] text, int start, int length, int hash)
    {
        for (var at = hash & (_slots.Length - 1); _slots[at] is { } name; at = (at + 1) & (_slots.Length - 1))
        {
            if (name.Length == length && AreEqual(name, text, start))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreEqual(string name, char[] text, int start)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != text[start + i])
            {
                return false;
            }
        }

        return true;
    }
}
