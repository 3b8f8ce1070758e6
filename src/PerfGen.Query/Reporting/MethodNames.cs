namespace PerfGen.Query.Reporting;

/// <summary>Names of methods as short as they can be and still tell the methods of one report apart.</summary>
internal static class MethodNames
{
    /// <summary><c>Orders.Submit</c> for <c>Shop.Orders.Submit</c>; with as much of the namespace as it takes where two would be the same.</summary>
    public static IReadOnlyDictionary<(string Type, string Method), string> Shorten(IEnumerable<(string Type, string Method)> methods)
    {
        var all = methods.Distinct().ToArray();
        var names = new Dictionary<(string, string), string>();
        foreach (var group in all.GroupBy(static method => Last(method.Type, 1) + "." + method.Method, StringComparer.Ordinal))
        {
            var same = group.ToArray();
            foreach (var method in same)
            {
                var parts = 1;
                while (same.Count(other => Last(other.Type, parts) == Last(method.Type, parts)) > 1 && Last(method.Type, parts) != method.Type)
                {
                    parts++;
                }

                names[method] = Last(method.Type, parts) + "." + method.Method;
            }
        }

        return names;
    }

    /// <summary>The last parts of a type's name; dots inside type arguments do not separate.</summary>
    private static string Last(string type, int parts)
    {
        var depth = 0;
        for (var i = type.Length - 1; i >= 0; i--)
        {
            depth += type[i] switch { '>' => 1, '<' => -1, _ => 0 };
            if (type[i] == '.' && depth == 0 && --parts == 0)
            {
                return type[(i + 1)..];
            }
        }

        return type;
    }
}
