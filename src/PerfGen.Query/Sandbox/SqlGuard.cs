using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PerfGen.Query.Sandbox;

/// <summary>
/// Lets one statement that only reads pass, and refuses everything else before it runs. The engine's own parser is asked
/// (<c>json_serialize_sql</c> takes SELECT statements and nothing else), so that nothing is read in another way than it is run.
/// </summary>
internal static partial class SqlGuard
{
    private const string OnlyReading = "a query reads, and is one SELECT (or FROM, WITH, VALUES, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN)";

    /// <summary>
    /// Table functions that read nothing but the database and their arguments. A list of what is let in, since a SELECT could otherwise write files
    /// (enable_logging), end the process, follow pointers (arrow_scan) or run a statement that is hidden in a string (query).
    /// </summary>
    private static readonly HashSet<string> HarmlessTableFunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        "range", "generate_series", "unnest", "repeat", "repeat_row", "json_each", "json_tree", "histogram", "histogram_values", "summary", "regexp_split_to_table",
        "generate_subscripts", "duckdb_approx_database_count", "duckdb_columns", "duckdb_constraints", "duckdb_databases", "duckdb_functions", "duckdb_indexes",
        "duckdb_keywords", "duckdb_memory", "duckdb_schemas", "duckdb_settings", "duckdb_tables", "duckdb_types", "duckdb_views", "icu_calendar_names",
        "pg_timezone_names", "calls_of_session", "calls_of_task", "calls_since", "slowest_calls", "pragma_collations", "pragma_database_size", "pragma_platform", "pragma_show", "pragma_storage_info", "pragma_table_info", "pragma_version",
    };

    /// <summary>Checks the SQL.</summary>
    /// <returns>What the parser saw.</returns>
    /// <exception cref="QueryException">It is not one statement that only reads.</exception>
    public static ParsedSql Check(DbConnection connection, string sql)
    {
        if (sql.Contains('\0', StringComparison.Ordinal))
        {
            throw Refuse("the SQL holds a character with the number 0; remove it");
        }

        var explain = Explain().Match(sql);
        var parsed = Parse(connection, explain.Success ? sql[explain.Length..] : sql, explain.Success ? explain.Value : "");
        foreach (var function in parsed.TableFunctions)
        {
            if (!HarmlessTableFunctions.Contains(function))
            {
                throw Refuse($"the table function '{function}' cannot be used here: a query reads this database, no files and no settings");
            }
        }

        if (parsed.HasParameters)
        {
            throw new QueryException(QueryErrorKind.Invalid, "the SQL has parameters ('?' or '$name'), and there are no values for them; write the values into it");
        }

        return parsed;
    }

    private static ParsedSql Parse(DbConnection connection, string sql, string explain)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select json_serialize_sql($sql::varchar)";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "sql";
        parameter.Value = sql;
        command.Parameters.Add(parameter);
        using var json = JsonDocument.Parse((string)command.ExecuteScalar()!, new JsonDocumentOptions { MaxDepth = 10_000 });
        if (json.RootElement.GetProperty("error").GetBoolean())
        {
            throw WhatIsWrong(json.RootElement, sql, explain);
        }

        return json.RootElement.GetProperty("statements").GetArrayLength() switch
        {
            0 => throw new QueryException(QueryErrorKind.Invalid, "there is no SQL to run; try: from calls limit 5"),
            1 => new ParsedSql(sql, explain, json.RootElement),
            var count => throw Refuse($"there are {count} statements, and one is run at a time: {OnlyReading}"),
        };
    }

    private static QueryException WhatIsWrong(JsonElement error, string sql, string explain)
    {
        var message = error.GetProperty("error_message").GetString() ?? "";
        if (error.GetProperty("error_type").GetString() != "not implemented")
        {
            var place = error.TryGetProperty("position", out var position) && int.TryParse(position.GetString(), out var offset) ? Place(explain + sql, explain, offset) : "";
            return new QueryException(QueryErrorKind.Invalid, char.ToLowerInvariant(message[0]) + message[1..] + place);
        }

        var word = FirstWord().Match(sql).Groups["word"].Value.ToUpperInvariant();
        return word is "PIVOT"
            ? Refuse("a PIVOT has to name its columns here: pivot calls on status in ('success', 'failure') using count(*)")
            : Refuse(word.Length == 0 || word is "SELECT" or "FROM" or "WITH" or "VALUES"
                ? $"there is more than one statement, and not all of them read: {OnlyReading}"
                : $"{word} is not possible here: {OnlyReading}");
    }

    /// <summary>Where the parser stumbled. It counts code points.</summary>
    private static string Place(string sql, string explain, int offset)
    {
        var before = explain.EnumerateRunes().Concat(sql[explain.Length..].EnumerateRunes().Take(offset)).ToArray();
        var line = before.Count(static rune => rune.Value == '\n') + 1;
        var column = before.Length - Array.FindLastIndex(before, static rune => rune.Value == '\n');
        return line == 1 ? $" (column {column})" : $" (line {line}, column {column})";
    }

    private static QueryException Refuse(string why) => new(QueryErrorKind.Refused, why);

    // Comments and white space may stand before the first word.
    private const string Nothing = @"(?:\s|--[^\n]*(?:\n|$)|/\*(?s:.*?)\*/)*";

    [GeneratedRegex(@"\A" + Nothing + @"explain\b(?:" + Nothing + @"\banalyze\b)?(?:" + Nothing + @"\(\s*(?:analyze\s*,\s*)?format\s+\w+\s*\))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Explain();

    [GeneratedRegex(@"\A" + Nothing + @"\(*\s*(?<word>\w*)", RegexOptions.CultureInvariant)]
    private static partial Regex FirstWord();
}
