namespace PerfGen.Analyzers.Queries;

/// <summary>Aggregates in SQL.</summary>
internal static class SqlAggregates
{
    /// <summary>Each call of one of these functions whose first argument is a column and nothing else.</summary>
    public static IEnumerable<(SqlToken Function, SqlToken Column)> Aggregates(this SqlQuery query, params string[] functions)
    {
        var tokens = query.Tokens;
        for (var i = 0; i + 3 < tokens.Length; i++)
        {
            if (tokens[i].Kind != SqlTokenKind.Word || !functions.Contains(tokens[i].Text) || !tokens[i + 1].Is("("))
            {
                continue;
            }

            var at = tokens[i + 2].Is("distinct") || tokens[i + 2].Is("all") ? i + 3 : i + 2;
            if (at + 2 < tokens.Length && tokens[at + 1].Is("."))
            {
                at += 2;
            }

            if (at + 1 < tokens.Length && tokens[at].Kind == SqlTokenKind.Word && (tokens[at + 1].Is(")") || tokens[at + 1].Is(",")))
            {
                yield return (tokens[i], tokens[at]);
            }
        }
    }

    /// <summary>Whether one of these columns stands anywhere, so that rows can be told apart by it.</summary>
    public static bool Mentions(this SqlQuery query, params string[] columns) =>
        query.Tokens.Any(token => token.Kind == SqlTokenKind.Word && columns.Contains(token.Text));
}
