using PerfGen.Query.Asking;

namespace PerfGen.Query.Questions;

/// <summary>What processes used of one thing while they sampled it, in the unit of its metric.</summary>
public sealed record ResourceUsageRow
{
    /// <summary><c>cpu_usage</c> (percent), <c>memory_usage</c>, <c>disk_usage</c>, <c>network_usage</c>, <c>network_received</c> or <c>network_sent</c> (bytes).</summary>
    public required string Name { get; init; }

    /// <summary>Processes that sampled it.</summary>
    public long Processes { get; init; }

    /// <summary>How often they did.</summary>
    public long Samples { get; init; }

    /// <summary>Mean of the samples.</summary>
    public double Mean { get; init; }

    /// <summary>The largest sample.</summary>
    public double Maximum { get; init; }

    /// <summary>Sum of the samples: of the network, all bytes that were moved.</summary>
    public double Total { get; init; }

    /// <summary>Seconds in which it was sampled, of all processes together; null where there is one sample of each only.</summary>
    public double? Seconds { get; init; }

    /// <summary>Of the network: bytes for each of these seconds; null where they are not known.</summary>
    public double? PerSecond { get; init; }

    internal static Question<ResourceUsageRow> Question { get; } = new("ResourceUsage", static row => new ResourceUsageRow
    {
        Name = row.Text("name") ?? "",
        Processes = row.Count("processes"),
        Samples = row.Count("samples"),
        Mean = row.Number("mean") ?? 0,
        Maximum = row.Number("maximum") ?? 0,
        Total = row.Number("total") ?? 0,
        Seconds = row.Number("seconds"),
        PerSecond = row.Number("per_second"),
    });
}
