using PerfGen.Query.Questions;

namespace PerfGen.Cli.Interactive;

/// <summary>Words that could stand at the cursor of a statement: views after FROM and JOIN, columns of the views that it names, else key words too.</summary>
/// <param name="columns">Columns of all views.</param>
internal sealed class SqlCompleter(IReadOnlyList<ColumnRow> columns)
{
    private static readonly string[] KeyWords =
    [
        "select", "from", "where", "group by", "group by all", "order by", "having", "limit", "offset", "join", "left join", "using", "with", "as", "and", "or", "not", "in", "is null",
        "is not null", "between", "like", "case", "when", "then", "else", "end", "desc", "asc", "nulls last", "distinct", "filter", "over", "partition by", "describe", "summarize", "explain",
        "count(*)", "avg(", "sum(", "min(", "max(", "quantile_cont(", "date_trunc(", "time_bucket(", "coalesce(", "any_value(",
    ];

    /// <summary>Completes.</summary>
    /// <param name="statement">All of it, also the lines before.</param>
    /// <param name="cursor">Where the cursor is in it.</param>
    /// <returns>How many characters before the cursor the words replace, and the words.</returns>
    public (int Length, IReadOnlyList<string> Words) Complete(string statement, int cursor)
    {
        var start = cursor;
        while (start > 0 && (char.IsLetterOrDigit(statement[start - 1]) || statement[start - 1] is '_' or '.'))
        {
            start--;
        }

        var prefix = statement[start..cursor];
        var dot = prefix.LastIndexOf('.');
        var word = prefix[(dot + 1)..];
        IEnumerable<string> candidates;
        if (dot >= 0)
        {
            candidates = ColumnsOf(View(statement, prefix[..dot]));
        }
        else
        {
            var before = statement[..start].TrimEnd().Split([' ', '\n', '\t', '('], StringSplitOptions.RemoveEmptyEntries).LastOrDefault()?.ToUpperInvariant();
            var named = Views.Where(view => Words(statement).Contains(view, StringComparer.OrdinalIgnoreCase)).ToArray();
            candidates = before is "FROM" or "JOIN" or "DESCRIBE" or "SUMMARIZE" ? Views
                : (named.Length == 0 ? columns.Select(static column => column.Name) : named.SelectMany(ColumnsOf)).Concat(KeyWords).Concat(Views);
        }

        return (word.Length, [.. candidates.Where(candidate => candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Distinct().Order(StringComparer.Ordinal)]);
    }

    private IEnumerable<string> Views => columns.Select(static column => column.View).Distinct();

    private IEnumerable<string> ColumnsOf(string view) =>
        columns.Where(column => string.Equals(column.View, view, StringComparison.OrdinalIgnoreCase)).Select(static column => column.Name);

    /// <summary>The view that a qualifier stands for: its own name, or an alias after a view.</summary>
    private string View(string statement, string qualifier)
    {
        var words = Words(statement);
        var place = Array.FindIndex(words, 1, word => string.Equals(word, qualifier, StringComparison.OrdinalIgnoreCase) && word.Length > 0);
        for (; place > 0; place = Array.FindIndex(words, place + 1, word => string.Equals(word, qualifier, StringComparison.OrdinalIgnoreCase)))
        {
            var earlier = words[place - 1].Equals("as", StringComparison.OrdinalIgnoreCase) && place > 1 ? words[place - 2] : words[place - 1];
            if (Views.Contains(earlier, StringComparer.OrdinalIgnoreCase))
            {
                return earlier;
            }
        }

        return qualifier;
    }

    private static string[] Words(string statement) => ["", .. statement.Split([' ', '\n', '\t', ',', '(', ')', ';', '.'], StringSplitOptions.RemoveEmptyEntries), ""];
}
