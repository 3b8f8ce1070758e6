using System.Text;

namespace PerfGen.Contracts;

/// <summary>What a metric's name looks like: words of lower-case letters and digits, joined by one underscore or dot each, a letter first.</summary>
internal static class MetricNameForm
{
    /// <summary>What the stores and protocols around us take.</summary>
    public const int MaxLength = 255;

    private static readonly HashSet<string> UnitSuffixes = new(
        ("ns nanos nanoseconds us micros microseconds ms millis milliseconds s sec secs seconds mins minutes hours "
        + "bytes kb kib mb mib gb gib tb tib percent pct usd eur").Split(' '),
        StringComparer.Ordinal);

    public static bool IsAscii(string name)
    {
        foreach (var letter in name)
        {
            if (letter > '\x7f')
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsWellFormed(string name)
    {
        if (name.Length == 0 || name[0] is < 'a' or > 'z')
        {
            return false;
        }

        for (var i = 1; i < name.Length; i++)
        {
            var isDelimiter = name[i] is '_' or '.';
            if (isDelimiter ? i == name.Length - 1 || name[i - 1] is '_' or '.' : name[i] is not ((>= 'a' and <= 'z') or (>= '0' and <= '9')))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The well-formed name that is nearest; null where nothing is left of it.</summary>
    public static string? WellFormed(string name)
    {
        var words = new List<string>();
        foreach (var part in name.Split('.'))
        {
            var text = new StringBuilder(part.Length);
            foreach (var letter in part)
            {
                text.Append(letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? letter : '_');
            }

            var word = MetricNames.ToSnakeCase(text.ToString()).Trim('_');
            if (word.Length > 0)
            {
                words.Add(word);
            }
        }

        var joined = string.Join(".", words);
        return IsWellFormed(joined) ? joined : null;
    }

    /// <summary>The unit at the end of a name, and what stands before it: <c>request_ms</c> gives <c>ms</c> and <c>request</c>.</summary>
    public static (string Stem, string Unit)? UnitSuffix(string name)
    {
        var end = name.LastIndexOfAny(['_', '.']);
        return end > 0 && UnitSuffixes.Contains(name.Substring(end + 1)) ? (name.Substring(0, end), name.Substring(end + 1)) : null;
    }
}
