using System.Text;

namespace PerfGen.Query.Asking;

/// <summary>
/// Puts parts into the text of a question. Written by hand: a process that asks one question lives for a tenth of a second, and expressions would take a good part of it, since
/// most of their code is compiled when they run.
/// </summary>
internal static class TextParts
{
    /// <summary>Puts a part in the place of each <c>{name}</c>. What a part holds is not looked at again.</summary>
    /// <param name="text">The text.</param>
    /// <param name="partOf">The part of that name; null leaves it as it is.</param>
    public static string Replace(string text, Func<string, string?> partOf)
    {
        StringBuilder? replaced = null;
        var done = 0;
        for (var at = text.IndexOf('{'); at >= 0; at = text.IndexOf('{', at + 1))
        {
            var end = EndOfName(text, at + 1);
            if (end == at + 1 || end == text.Length || text[end] != '}' || partOf(text[(at + 1)..end]) is not { } part)
            {
                continue;
            }

            (replaced ??= new StringBuilder(text.Length)).Append(text, done, at - done).Append(part);
            done = end + 1;
        }

        return replaced is null ? text : replaced.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>Puts something in the place of each <c>name(argument, …)</c> whose arguments are names, numbers and parameters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name that is called; longer ones that end in it are others.</param>
    /// <param name="count">How many arguments there are.</param>
    /// <param name="partOf">What the arguments make.</param>
    public static string ReplaceCalls(string text, string name, int count, Func<string[], string> partOf)
    {
        StringBuilder? replaced = null;
        var done = 0;
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var open = at + name.Length;
            var close = open < text.Length && text[open] == '(' ? text.IndexOf(')', open) : -1;
            if (close < 0 || (at > 0 && IsOfName(text[at - 1])))
            {
                continue;
            }

            var arguments = text[(open + 1)..close].Split(", ");
            if (arguments.Length != count || !Array.TrueForAll(arguments, IsPlain))
            {
                continue;
            }

            (replaced ??= new StringBuilder(text.Length)).Append(text, done, at - done).Append(partOf(arguments));
            done = close + 1;
        }

        return replaced is null ? text : replaced.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>The text without what stands between each <c>/*name*/</c> and <c>/*.name*/</c>.</summary>
    public static string Without(string text, string name)
    {
        var (begin, end) = ($"/*{name}*/", $"/*.{name}*/");
        for (var from = text.IndexOf(begin, StringComparison.Ordinal); from >= 0; from = text.IndexOf(begin, from, StringComparison.Ordinal))
        {
            var until = text.IndexOf(end, from, StringComparison.Ordinal) + end.Length;
            text = string.Concat(text.AsSpan(0, from), text.AsSpan(until));
        }

        return text;
    }

    /// <summary>Whether the text names a parameter, <c>$name</c>.</summary>
    public static bool UsesParameter(string text, string name)
    {
        for (var at = text.IndexOf('$'); at >= 0; at = text.IndexOf('$', at + 1))
        {
            if (text.AsSpan(at + 1).StartsWith(name, StringComparison.Ordinal) && EndOfName(text, at + 1) == at + 1 + name.Length)
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOfName(string text, int from)
    {
        while (from < text.Length && IsOfName(text[from]))
        {
            from++;
        }

        return from;
    }

    private static bool IsPlain(string argument)
    {
        foreach (var letter in argument)
        {
            if (!IsOfName(letter) && letter is not ('.' or '$'))
            {
                return false;
            }
        }

        return argument.Length > 0;
    }

    private static bool IsOfName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';
}
