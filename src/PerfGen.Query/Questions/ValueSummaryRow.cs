using PerfGen.Query.Asking;

namespace PerfGen.Query.Questions;

/// <summary>Values of one metric, in its unit.</summary>
public sealed record ValueSummaryRow
{
    /// <summary>The metric.</summary>
    public required string Name { get; init; }

    /// <summary>Unit of all values here.</summary>
    public required string Unit { get; init; }

    /// <summary>How many there are.</summary>
    public long Values { get; init; }

    /// <summary>Their sum.</summary>
    public double Total { get; init; }

    /// <summary>Their mean.</summary>
    public double Mean { get; init; }

    /// <summary>Their median.</summary>
    public double P50 { get; init; }

    /// <summary>Their 95th percentile, interpolated.</summary>
    public double P95 { get; init; }

    /// <summary>The smallest.</summary>
    public double Minimum { get; init; }

    /// <summary>The largest.</summary>
    public double Maximum { get; init; }

    internal static Question<ValueSummaryRow> Question { get; } = new("ValueSummary", static row => new ValueSummaryRow
    {
        Name = row.Text("name") ?? "",
        Unit = row.Text("unit") ?? "",
        Values = row.Count("values"),
        Total = row.Number("total") ?? 0,
        Mean = row.Number("mean") ?? 0,
        P50 = row.Number("p50") ?? 0,
        P95 = row.Number("p95") ?? 0,
        Minimum = row.Number("minimum") ?? 0,
        Maximum = row.Number("maximum") ?? 0,
    });
}
