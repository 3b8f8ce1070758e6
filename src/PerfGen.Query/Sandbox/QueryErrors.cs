using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using PerfGen.Query.Text;

namespace PerfGen.Query.Sandbox;

/// <summary>Turns what the engine says about a user's SQL into one sentence that helps. The engine gives text only, so its text is what is looked at.</summary>
internal static partial class QueryErrors
{
    public static QueryException Explain(Exception error, ParsedSql? sql, DbConnection connection, UserQueryOptions options)
    {
        var said = error.Message;
        if (error is OutOfMemoryException || said.StartsWith("Out of Memory", StringComparison.Ordinal))
        {
            return new QueryException(QueryErrorKind.OutOfMemory, $"the answer takes more than the {Human.Size(options.MemoryLimitBytes)} of memory that a query may use; narrow the question", error);
        }

        // The SQL ran as an argument; asked as it was typed, the engine names the place in it. It is one SELECT, and fails before it runs.
        if (sql is not null && (said.StartsWith("Binder Error", StringComparison.Ordinal) || said.StartsWith("Catalog Error", StringComparison.Ordinal)))
        {
            said = AskPlainly(sql, connection) ?? said;
        }

        if (said.StartsWith("Permission Error", StringComparison.Ordinal))
        {
            return new QueryException(QueryErrorKind.Refused, "a query reads this database only: no files, no network, no settings", error);
        }

        return new QueryException(QueryErrorKind.Invalid, AboutNames(said, sql, connection) ?? InOneSentence(said), error);
    }

    [SuppressMessage("Security", "CA2100", Justification = "SqlGuard has checked that it is one SELECT; it is only prepared, by EXPLAIN.")]
    private static string? AskPlainly(ParsedSql sql, DbConnection connection)
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = "explain " + sql.Select;
            command.ExecuteNonQuery();
            return null;
        }
        catch (DbException error)
        {
            const string added = "LINE 1: explain ";
            var said = error.Message;
            var line = said.IndexOf(added, StringComparison.Ordinal);
            if (line < 0)
            {
                return said;
            }

            // The caret below moves to the left with the text.
            var caret = said.LastIndexOf('\n') + 1;
            var shift = "explain ".Length;
            return caret > line && said.AsSpan(caret).TrimStart(' ').StartsWith("^")
                ? string.Concat(said.AsSpan(0, line), "LINE 1: ", said.AsSpan(line + added.Length, caret - line - added.Length), said.AsSpan(caret + shift))
                : said;
        }
    }

    private static string? AboutNames(string said, ParsedSql? sql, DbConnection connection)
    {
        if (UnknownTable().Match(said) is { Success: true } table)
        {
            var name = table.Groups["name"].Value;
            return $"there is no view '{name}'{DidYouMean(name, ViewNames(connection))} (views: perfgen query --schema)";
        }

        if (UnknownFunction().Match(said) is { Success: true } function)
        {
            var name = function.Groups["name"].Value;
            var suggested = Suggested().Match(said) is { Success: true } s ? new[] { s.Groups["name"].Value } : [];
            return $"there is no function '{name}'{DidYouMean(name, suggested)}{PlaceIn(said)}";
        }

        if (UnknownColumn().Match(said) is { Success: true } column)
        {
            var tables = sql is null ? [] : TablesOf(column.Groups["table"].Value, sql);
            var name = column.Groups["name"].Value;
            var quoted = sql?.Select.Contains($"\"{name}\"", StringComparison.Ordinal) == true ? $"; if it is a text, it stands in single quotes: '{name}'" : "";
            return AboutColumn(name, tables, connection, said) + quoted;
        }

        return MissingGroup().Match(said) is { Success: true } group
            ? $"'{group.Groups["name"].Value}' has to be in GROUP BY, or in an aggregate such as any_value({group.Groups["name"].Value}); 'group by all' at the end groups by all that is no aggregate"
            : null;
    }

    private static string AboutColumn(string name, string[] tables, DbConnection connection, string said)
    {
        var columns = ColumnNames(connection);
        var views = tables.Where(table => columns.Any(column => column.View == table)).Distinct(StringComparer.Ordinal).ToArray();
        if (views.Length == 0)
        {
            return $"there is no column '{name}'{DidYouMean(name, Candidates(said))}{PlaceIn(said)}";
        }

        var known = columns.Where(column => views.Contains(column.View, StringComparer.Ordinal)).Select(static column => column.Name);
        return $"there is no column '{name}' in {string.Join(" or ", views)}{DidYouMean(name, known)} (columns: perfgen query --schema {views[0]})";
    }

    private static string[] TablesOf(string qualifier, ParsedSql sql) =>
    [
        .. sql.Tables
            .Where(table => qualifier.Length == 0 || string.Equals(table.Alias.Length > 0 ? table.Alias : table.Name, qualifier, StringComparison.OrdinalIgnoreCase))
            .Select(static table => table.Name.ToLowerInvariant()),
    ];

    private static string DidYouMean(string written, IEnumerable<string> candidates) =>
        NearestName.Find(written, candidates) is { } near ? $"; did you mean '{near}'?" : "";

    private static IEnumerable<string> Candidates(string said) =>
        CandidateBindings().Match(said) is { Success: true } match
            ? QuotedName().Matches(match.Groups["names"].Value).Select(static name => name.Groups["name"].Value)
            : [];

    /// <summary>The engine's first line without its category, and the place.</summary>
    private static string InOneSentence(string said)
    {
        var end = said.IndexOf('\n', StringComparison.Ordinal);
        var line = (end < 0 ? said : said[..end]).TrimEnd('.', ' ', '!').Replace(". ", "; ", StringComparison.Ordinal);
        var text = Category().Replace(line, "");
        return (text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text) + PlaceIn(said);
    }

    private static string PlaceIn(string said)
    {
        var match = LineAndCaret().Match(said);
        if (!match.Success || match.Groups["text"].Value.StartsWith("...", StringComparison.Ordinal))
        {
            return "";
        }

        var column = match.Groups["caret"].Index - match.Groups["below"].Index - match.Groups["head"].Length + 1;
        return match.Groups["line"].Value == "1" ? $" (column {column})" : $" (line {match.Groups["line"].Value}, column {column})";
    }

    private static List<string> ViewNames(DbConnection connection) => [.. ColumnNames(connection).Select(static column => column.View).Distinct()];

    private static List<(string View, string Name)> ColumnNames(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select table_name, column_name from duckdb_columns() where schema_name = 'main' and not internal";
        var names = new List<(string, string)>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            names.Add((reader.GetString(0), reader.GetString(1)));
        }

        return names;
    }

    [GeneratedRegex(@"Table with name (?<name>.+?) does not exist")]
    private static partial Regex UnknownTable();

    [GeneratedRegex(@"Function with name (?<name>\S+) does not exist")]
    private static partial Regex UnknownFunction();

    [GeneratedRegex(@"Did you mean ""(?<name>[^""]+)""")]
    private static partial Regex Suggested();

    [GeneratedRegex(@"Referenced column ""(?<name>[^""]+)"" (?:was )?not found|(?:Table|Values list) ""(?<table>[^""]+)"" does not have a column named ""(?<name>[^""]+)""|Referenced table ""(?<table>[^""]+)"" not found.*?(?<name>\w+)")]
    private static partial Regex UnknownColumn();

    [GeneratedRegex(@"Candidate bindings: (?<names>[^\n]+)")]
    private static partial Regex CandidateBindings();

    [GeneratedRegex(@"""(?<name>[^""]+)""")]
    private static partial Regex QuotedName();

    [GeneratedRegex(@"column ""(?<name>[^""]+)"" must appear in the GROUP BY clause")]
    private static partial Regex MissingGroup();

    [GeneratedRegex(@"\A[A-Z]\w+(?: [A-Z]\w+)* Error: (?:[A-Z]\w+ Error: )?|\AINTERRUPT Error: ")]
    private static partial Regex Category();

    [GeneratedRegex(@"(?<head>LINE (?<line>\d+): )(?<text>[^\n]*)\n(?<below> *)(?<caret>\^)")]
    private static partial Regex LineAndCaret();
}
