using PerfGen.Cli.Output;
using PerfGen.Query.Sandbox;
using PerfGen.Runtime;

namespace PerfGen.Cli.Commands;

/// <summary>How a question is to be run, and in which form the answer is wanted.</summary>
internal sealed record QueryRequest
{
    /// <summary>Rows of a table at most, where nobody says otherwise; programs get all.</summary>
    public const long MostRowsOfTable = 1000;

    public required DataDirectory Directory { get; init; }

    /// <summary>Another DuckDB file; null is the data directory.</summary>
    public string? File { get; init; }

    public ResultForm Form { get; init; }

    /// <summary>The file to write to; null is stdout.</summary>
    public string? Output { get; init; }

    public bool IsExplained { get; init; }

    public long? Limit { get; init; }

    public TimeSpan? Timeout { get; init; }

    public long? MemoryLimitBytes { get; init; }

    public TimeSpan? TimeoutInForce => Timeout == TimeSpan.Zero ? null : Timeout ?? UserQueryOptions.Default.Timeout;

    public long? LimitInForce => Limit switch { 0 => null, null => Form == ResultForm.Table ? MostRowsOfTable : null, var rows => rows };

    public UserQueryOptions Options => new()
    {
        Timeout = TimeoutInForce,
        Limit = LimitInForce,
        IsForPrograms = Form is ResultForm.Json or ResultForm.Csv,
        MemoryLimitBytes = MemoryLimitBytes ?? UserQueryOptions.Default.MemoryLimitBytes,
        File = File,
    };

    /// <summary>Refuses what does not go together.</summary>
    public void Check()
    {
        if (Form == ResultForm.Parquet && Output is null)
        {
            throw new UsageException("Parquet is nothing for a terminal or a pipe; name a file with --output calls.parquet");
        }

        if (File is not null && !System.IO.File.Exists(File))
        {
            throw new UsageException($"there is no file '{File}'");
        }
    }
}
