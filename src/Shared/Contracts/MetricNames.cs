using System.Text;

namespace PerfGen.Contracts;

/// <summary>How a metric that nobody named takes its name from its method.</summary>
internal static class MetricNames
{
    /// <summary>The method's name in snake_case without <c>Async</c>, with <c>_time</c>: <c>ReviewAsync</c> gives <c>review_time</c>.</summary>
    public static string Derive(string methodName)
    {
        var stem = methodName.Length > 5 && methodName.EndsWith("Async", StringComparison.Ordinal)
            ? methodName.Substring(0, methodName.Length - 5)
            : methodName;
        return ToSnakeCase(stem) + "_time";
    }

    /// <summary>Words in lower case, joined by underscores; a run of capitals is one word (<c>ParseHTMLPage</c> gives <c>parse_html_page</c>).</summary>
    public static string ToSnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (c == '_')
            {
                if (text.Length > 0 && text[text.Length - 1] != '_')
                {
                    text.Append('_');
                }

                continue;
            }

            if (char.IsUpper(c) && StartsWord(name, i) && text.Length > 0 && text[text.Length - 1] != '_')
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString().TrimEnd('_');
    }

    private static bool StartsWord(string name, int i) =>
        i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
}
