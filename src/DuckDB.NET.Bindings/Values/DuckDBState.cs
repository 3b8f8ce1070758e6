namespace DuckDB.NET.Native;

/// <summary>What most functions of the C API return (<c>duckdb_state</c>).</summary>
public enum DuckDBState
{
    /// <summary>It worked.</summary>
    Success = 0,

    /// <summary>It failed; where the message is kept depends on the function.</summary>
    Error = 1,
}
