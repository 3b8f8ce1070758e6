using PerfGen.Query.Asking;

namespace PerfGen.Query.Questions;

/// <summary>How many calls of a window can be laid side by side.</summary>
internal sealed record ComparableCallsRow
{
    /// <summary>Rows of calls in the window.</summary>
    public long Calls { get; init; }

    /// <summary>Of those that are looked at: rows that stand for several calls.</summary>
    public long Sampled { get; init; }

    /// <summary>Of those that are looked at: calls whose end is not known.</summary>
    public long Unended { get; init; }

    /// <summary>The minute from which on they are looked at; null where all are.</summary>
    public DateTimeOffset? From { get; init; }

    internal static Question<ComparableCallsRow> Question { get; } = new("ComparableCalls", static row => new ComparableCallsRow
    {
        Calls = row.Count("calls"),
        Sampled = row.Count("sampled"),
        Unended = row.Count("unended"),
        From = row.Time("since"),
    });
}
