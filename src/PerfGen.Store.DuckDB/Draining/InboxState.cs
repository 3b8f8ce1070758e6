using PerfGen.Runtime.Journal.Inbox;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>An inbox while it is drained.</summary>
internal sealed class InboxState(InboxReader reader)
{
    /// <summary>A receiver begins its next file within seconds, and what it knows must not be deleted before.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    public InboxReader Reader { get; } = reader;

    /// <summary>Its number in the database.</summary>
    public int Id { get; set; }

    /// <summary>Bytes that are in the database.</summary>
    public long Taken { get; set; }

    /// <summary>Something about it must be written to the ledger.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Bytes of it that could not be read in this round.</summary>
    public long Unreadable { get; set; }

    /// <summary>Whether nobody will append to it any more, and it is taken to its end.</summary>
    public bool IsFinished(DateTime now) => (Reader.IsClosed || (Reader.Hour is { } hour && now >= hour.AddHours(1) + Slack)) && (Taken == Reader.Length || Reader.IsTorn) && Unreadable == 0;

    /// <summary>Records that are not in the database.</summary>
    public long CountWaiting() => Taken >= Reader.Length ? 0 : Reader.Read(Taken).Sum(static frame => frame.Count);
}
