namespace PerfGen.Store.DuckDB.Draining;

/// <summary>Lets a test act, or die, at the two moments of a round that matter.</summary>
internal sealed class DrainProbe
{
    /// <summary>Called in the transaction, just before it is committed.</summary>
    public Action? BeforeCommit { get; init; }

    /// <summary>Called after the commit, before the checkpoint.</summary>
    public Action? AfterCommit { get; init; }
}
