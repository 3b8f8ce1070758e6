using PerfGen.Query.Asking;

namespace PerfGen.Query.Named;

/// <summary>A figure over all rows.</summary>
public sealed record FigureRow
{
    /// <summary>The figure; null where there is nothing.</summary>
    public double? Value { get; init; }

    /// <summary>Values that it comes from.</summary>
    public long Count { get; init; }

    internal static FigureRow Read(Row row) => new()
    {
        Value = row.Number("value"),
        Count = row.Count("count"),
    };
}
