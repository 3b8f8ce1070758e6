namespace PerfGen.Query.Named;

/// <summary>What a question wants to know beyond its filter. A question ignores what it does not speak of.</summary>
public sealed record QuestionOptions
{
    /// <summary>Rows that are asked: <c>calls</c>, <c>tasks</c> or <c>metrics</c> (and <c>sessions</c>, for the question <c>metrics</c>).</summary>
    public string Table { get; init; } = "tasks";

    /// <summary>Figure of a row, such as <c>duration_s</c>, <c>tokens_total</c>, <c>cost</c>, <c>value</c>; null is the first of the table.</summary>
    public string? Field { get; init; }

    /// <summary><c>minute</c>, <c>hour</c>, <c>day</c>, <c>week</c> (from Monday) or <c>month</c>.</summary>
    public string Interval { get; init; } = "day";

    /// <summary><c>avg</c>, <c>sum</c>, <c>count</c>, <c>min</c>, <c>max</c>, <c>stddev</c> (of a sample) or <c>percentile</c>.</summary>
    public string Aggregate { get; init; } = "avg";

    /// <summary>Which percentile, 0 to 1.</summary>
    public double Percentile { get; init; } = 0.95;

    /// <summary>IANA name of the time zone of intervals; null is that of the store: of its roll-ups, and before the first one <c>store.timeZone</c> of <c>perfgen.json</c>.</summary>
    public string? Zone { get; init; }

    /// <summary>What calls are grouped by: <c>agent</c>, <c>model</c>, <c>cli</c>, <c>session</c>, <c>task</c>, <c>task_type</c>, <c>method</c>, <c>metric</c>, <c>status</c>, <c>tool</c>, <c>skill</c>, <c>day</c>.</summary>
    public string By { get; init; } = "agent";

    /// <summary>Column that the rows are ordered by; null is the question's own.</summary>
    public string? OrderBy { get; init; }

    /// <summary>Whether the smallest comes first; null is the question's own.</summary>
    public bool? Ascending { get; init; }

    /// <summary>Whether rollups may not answer in the place of rows, though the window is long.</summary>
    public bool Exact { get; init; }

    /// <summary>The time from asking to the last row; null is no limit.</summary>
    public TimeSpan? Timeout { get; init; }
}
