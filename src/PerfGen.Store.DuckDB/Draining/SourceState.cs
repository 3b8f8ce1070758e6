using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>The journal of one process run, while it is drained.</summary>
internal sealed class SourceState(JournalSource journal, SourceLock? held)
{
    public JournalSource Journal { get; } = journal;

    /// <summary>Its lock, where its process is dead; null while it lives.</summary>
    public SourceLock? Held { get; } = held;

    public bool IsDead => Held is not null;

    /// <summary>Its number in the database.</summary>
    public int Id { get; set; }

    public IReadOnlyList<SegmentState> Segments { get; } = [.. journal.Segments.Select(static reader => new SegmentState(reader))];

    /// <summary>Its process is dead, and every record of it is taken.</summary>
    public bool IsFinished { get; set; }

    public SegmentState? Find(ulong seq) => Segments.FirstOrDefault(segment => seq >= segment.Reader.FirstSeq && seq < segment.Reader.EndSeq);
}
