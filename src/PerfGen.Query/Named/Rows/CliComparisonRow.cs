using PerfGen.Query.Asking;

namespace PerfGen.Query.Named;

/// <summary>How long the calls of an agent take in one command-line tool, beside its others.</summary>
public sealed record CliComparisonRow
{
    /// <summary>The agent.</summary>
    public string Agent { get; init; } = "";

    /// <summary>The command-line tool.</summary>
    public string Cli { get; init; } = "";

    /// <summary>Its calls that have ended.</summary>
    public long Calls { get; init; }

    /// <summary>Mean duration in milliseconds.</summary>
    public double? MeanMilliseconds { get; init; }

    /// <summary>Median duration in milliseconds.</summary>
    public double? MedianMilliseconds { get; init; }

    /// <summary>Share that succeeded, 0 to 1; null where none was decided.</summary>
    public double? SuccessRate { get; init; }

    /// <summary>How many times as long as in the tool in which the agent is fastest, by geometric means; 1 is that tool.</summary>
    public double? TimesAsLong { get; init; }

    /// <summary>Welch's statistic against the fastest tool, of the logarithms of durations; null for that tool, and where either has fewer than 20 calls.</summary>
    public double? WelchT { get; init; }

    /// <summary>Whether this is the fastest tool, and faster than each other one beyond chance (a statistic of 3).</summary>
    public bool IsRecommended { get; init; }

    internal static CliComparisonRow Read(Row row) => new()
    {
        Agent = row.Text("agent") ?? "",
        Cli = row.Text("cli") ?? "",
        Calls = row.Count("calls"),
        MeanMilliseconds = row.Number("mean_ms"),
        MedianMilliseconds = row.Number("median_ms"),
        SuccessRate = row.Number("success_rate"),
        TimesAsLong = row.Number("times_as_long"),
        WelchT = row.Number("welch_t"),
        IsRecommended = row.Truth("is_recommended") == true,
    };
}
