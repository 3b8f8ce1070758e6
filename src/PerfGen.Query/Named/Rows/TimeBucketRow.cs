using PerfGen.Query.Asking;

namespace PerfGen.Query.Named;

/// <summary>A figure of one interval of time.</summary>
public sealed record TimeBucketRow
{
    /// <summary>Begin of the interval (UTC).</summary>
    public DateTimeOffset? TimeBucket { get; init; }

    /// <summary>The figure.</summary>
    public double? Value { get; init; }

    /// <summary>Values that it comes from.</summary>
    public long Count { get; init; }

    internal static TimeBucketRow Read(Row row) => new()
    {
        TimeBucket = row.Time("time_bucket"),
        Value = row.Number("value"),
        Count = row.Count("count"),
    };
}
