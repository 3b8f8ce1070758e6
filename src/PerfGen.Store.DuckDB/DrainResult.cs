namespace PerfGen.Store.DuckDB;

/// <summary>What a drain did.</summary>
public sealed record DrainResult
{
    /// <summary>Calls that became rows.</summary>
    public long Calls { get; init; }

    /// <summary>Calls that came as counts and histograms: their journal had reached its bound before anybody drained it. They are in the rollups, and no rows of <c>calls</c>.</summary>
    public long Folded { get; init; }

    /// <summary>Values that became rows: captured from calls, and recorded by hand.</summary>
    public long Metrics { get; init; }

    /// <summary>Begins and ends of sessions and tasks, what is said about them, and tokens recorded by hand that became rows.</summary>
    public long Events { get; init; }

    /// <summary>Records that are complete in the journals and not in the database yet. They are safe, and load next time.</summary>
    public long Waiting { get; init; }

    /// <summary>Sources whose process had ended and whose journal was emptied and deleted.</summary>
    public int SourcesFinished { get; init; }

    /// <summary>Who kept the database from being drained; null where nobody did.</summary>
    public FileHolder? HeldBy { get; init; }

    /// <summary>What was found wrong with the journals, a sentence each: damaged or foreign files. They are left where they are.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Sessions that have come to use many tokens.</summary>
    public IReadOnlyList<TokenWarning> Warnings { get; init; } = [];

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }
}
