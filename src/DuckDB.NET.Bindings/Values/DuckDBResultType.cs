// The members are those of duckdb_result_type, in its order.
#pragma warning disable CS1591

namespace DuckDB.NET.Native;

/// <summary>What a statement's result is (<c>duckdb_result_type</c>).</summary>
public enum DuckDBResultType
{
    Invalid = 0,
    ChangedRows = 1,
    Nothing = 2,
    QueryResult = 3,
}
