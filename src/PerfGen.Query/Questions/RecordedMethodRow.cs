using PerfGen.Query.Asking;

namespace PerfGen.Query.Questions;

/// <summary>What was recorded of a method, by the name that the compiler knows it by.</summary>
public sealed record RecordedMethodRow
{
    /// <summary>The assembly that defines the method.</summary>
    public required string Assembly { get; init; }

    /// <summary>Its documentation id, for instance <c>M:Shop.Orders.Submit(Shop.Order)</c>.</summary>
    public required string DocumentationId { get; init; }

    /// <summary>Calls that have ended.</summary>
    public long Calls { get; init; }

    /// <summary>Begin of the first of them.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Begin of the last of them.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>95th percentile of the duration in seconds, interpolated.</summary>
    public double P95Seconds { get; init; }

    /// <summary>Share of the calls that returned among those that returned, threw or timed out, 0 to 1; null where there are none.</summary>
    public double? SuccessRate { get; init; }

    internal static Question<RecordedMethodRow> Question { get; } = new("RecordedMethods", static row => new RecordedMethodRow
    {
        Assembly = row.Text("assembly") ?? "",
        DocumentationId = row.Text("documentation_id") ?? "",
        Calls = row.Count("calls"),
        Since = row.Time("since") ?? default,
        Until = row.Time("until") ?? default,
        P95Seconds = row.Number("p95_s") ?? 0,
        SuccessRate = row.Number("success_rate"),
    });
}
