namespace PerfGen.Store.DuckDB;

/// <summary>A process that has the database open.</summary>
/// <param name="ProcessName">Its name; null where it is not known.</param>
/// <param name="ProcessId">Its id; null where it is not known.</param>
public sealed record FileHolder(string? ProcessName, int? ProcessId)
{
    /// <summary>For instance <c>'duckdb' (process 8123)</c>.</summary>
    public override string ToString() => (ProcessName, ProcessId) switch
    {
        ({ } name, { } id) => $"'{name}' (process {id})",
        ({ } name, null) => $"'{name}'",
        (null, { } id) => $"process {id}",
        _ => "another process",
    };
}
