namespace PerfGen.Store.DuckDB;

/// <summary>How long a drain may take, and how much it takes at once.</summary>
public sealed record DrainOptions
{
    /// <summary>What a command does before it answers: at most a second.</summary>
    public static DrainOptions ForCommand { get; } = new() { Budget = TimeSpan.FromSeconds(1) };

    /// <summary>After this time no further batch begins; null drains until nothing is left. The batch that runs is finished.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>How long to wait for a database that somebody else has open. What then has not been drained waits in the journal.</summary>
    public TimeSpan WaitForFile { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long to wait until questions of processes of ours are answered; no new one begins meanwhile. Null is the time of <see cref="WaitForFile"/>. Who drains
    /// in the background waits longer than a question takes: with questions that overlap, and are longer than it waits, it would never get in.
    /// </summary>
    internal TimeSpan? WaitForReaders { get; init; }

    /// <summary>Rows of one transaction; after each the file is let go. 1 to 100,000.</summary>
    public int RowsPerTransaction { get; init; } = 100_000;
}
