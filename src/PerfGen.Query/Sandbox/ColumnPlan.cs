namespace PerfGen.Query.Sandbox;

/// <summary>
/// How a column of a user's SELECT is read. Whatever has no exact counterpart in .NET (intervals with months, infinite times, decimals of 38 digits,
/// unions, lists with nulls) is turned into text by the engine, which knows its own values best.
/// </summary>
internal static class ColumnPlan
{
    public static QueryColumn Of(string name, string type, bool isForPrograms) => new(name, type, KindOf(type, isForPrograms));

    /// <summary>The expression that is selected for the column.</summary>
    public static string Expression(QueryColumn column, string name, bool isForPrograms) => column.Kind switch
    {
        QueryColumnKind.Boolean => name,
        QueryColumnKind.Integer => name + "::bigint",
        QueryColumnKind.Real => column.Type == "FLOAT" ? name : name + "::double",
        QueryColumnKind.Json when column.Type != "JSON" => $"to_json({name})::varchar",
        QueryColumnKind.Text when isForPrograms && column.Type == "BLOB" => $"base64({name})",
        _ => name + "::varchar",
    };

    private static QueryColumnKind KindOf(string type, bool isForPrograms) => type switch
    {
        "BOOLEAN" => QueryColumnKind.Boolean,
        "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" => QueryColumnKind.Integer,
        "FLOAT" or "DOUBLE" => QueryColumnKind.Real,
        "UBIGINT" or "HUGEINT" or "UHUGEINT" or "BIGNUM" => QueryColumnKind.Exact,
        "DATE" or "TIME" or "TIMESTAMP" or "TIMESTAMP_S" or "TIMESTAMP_MS" or "TIMESTAMP_NS" or "TIMESTAMP WITH TIME ZONE" or "TIME WITH TIME ZONE" => QueryColumnKind.Time,
        "JSON" => isForPrograms ? QueryColumnKind.Json : QueryColumnKind.Text,
        _ when IsNested(type) => isForPrograms ? QueryColumnKind.Json : QueryColumnKind.Text,
        _ when type.StartsWith("DECIMAL(", StringComparison.Ordinal) => QueryColumnKind.Exact,
        _ => QueryColumnKind.Text,
    };

    private static bool IsNested(string type) =>
        type.EndsWith(']') || type.StartsWith("STRUCT(", StringComparison.Ordinal) || type.StartsWith("MAP(", StringComparison.Ordinal) || type.StartsWith("UNION(", StringComparison.Ordinal);
}
