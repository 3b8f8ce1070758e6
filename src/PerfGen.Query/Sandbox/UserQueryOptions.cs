namespace PerfGen.Query.Sandbox;

/// <summary>How a user's SQL is run.</summary>
public sealed record UserQueryOptions
{
    /// <summary>30 seconds, all rows.</summary>
    public static UserQueryOptions Default { get; } = new();

    /// <summary>The time from asking to the last row; null is no limit.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Rows at most; null is all. <see cref="UserQuery.IsTruncated"/> says whether there were more.</summary>
    public long? Limit { get; init; }

    /// <summary>Whether lists, structs and maps come as JSON, and blobs as base64, for programs; else as the engine writes them.</summary>
    public bool IsForPrograms { get; init; }

    /// <summary>Memory that the engine may take, in bytes.</summary>
    public long MemoryLimitBytes { get; init; } = 1L << 30;

    /// <summary>A DuckDB file to ask instead of the data directory's database, read-only; null is the latter. It need not be one of PerfGen.</summary>
    public string? File { get; init; }
}
