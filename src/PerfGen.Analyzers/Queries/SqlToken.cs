namespace PerfGen.Analyzers.Queries;

/// <summary>A piece of SQL.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says; words in lower case, as DuckDB compares them.</param>
/// <param name="Start">Where it begins in the SQL.</param>
/// <param name="Length">How many letters it takes there.</param>
/// <param name="IsQuoted">It is a name in double quotes, and so no keyword.</param>
internal sealed record SqlToken(SqlTokenKind Kind, string Text, int Start, int Length, bool IsQuoted = false)
{
    public bool Is(string word) => !IsQuoted && Kind is SqlTokenKind.Word or SqlTokenKind.Symbol && Text == word;
}
