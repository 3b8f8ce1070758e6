using PerfGen.Runtime.Calls;
using PerfGen.Runtime.Context;

namespace PerfGen.Runtime.Journal;

/// <summary>What one thread keeps between calls: the rest of its chunk, and the span of the call that it is in.</summary>
internal sealed unsafe class ThreadJournal
{
    [ThreadStatic]
    private static ThreadJournal? _current;

    private readonly JournalWriter _journal = JournalWriter.Current;
    private Slot* _end;

    private ThreadJournal()
    {
    }

    /// <summary>A thread that ends leaves the rest of its chunk to others.</summary>
    ~ThreadJournal()
    {
        if (Segment is not null)
        {
            _journal.Return(new ChunkRest(Segment, Next, _end, NextSeq));
        }
    }

    public static ThreadJournal Current => _current ??= new ThreadJournal();

    public int Thread { get; } = Environment.CurrentManagedThreadId;

    public Segment Segment { get; private set; } = null!;

    /// <summary>The flow that <see cref="Span"/> belongs to: a span holds only while the running code is still in the flow that opened it.</summary>
    public Flow? Owner;

    /// <summary>Span id of the synchronous call that this thread is in; 0 is none.</summary>
    public ulong Span;

    /// <summary>What the body that is called next may take for its own call.</summary>
    public Handoff Handoff;

    /// <summary>Record of the call that a body has just taken for its own: its tags go there. Valid until that body calls something.</summary>
    public Slot* Joined;

    private Slot* Next { get; set; }

    private ulong NextSeq { get; set; }

    /// <summary>The next slot, and its seq; null where there is no space, which is counted.</summary>
    public Slot* Take(out ulong seq)
    {
        var slot = Next;
        if (slot == _end)
        {
            return TakeFromNewChunk(out seq);
        }

        seq = NextSeq;
        Next = slot + 1;
        NextSeq = seq + 1;
        return slot;
    }

    /// <summary>Span id of the call that new records belong to.</summary>
    public ulong ParentIn(Flow? flow) => Span != 0 && ReferenceEquals(flow, Owner) ? Span : flow?.Span ?? 0;

    private Slot* TakeFromNewChunk(out ulong seq)
    {
        if (!_journal.TryTakeChunk(Thread, out var chunk))
        {
            _journal.CountDropped();
            seq = 0;
            return null;
        }

        Segment = chunk.Segment;
        seq = chunk.NextSeq;
        Next = chunk.Next + 1;
        NextSeq = seq + 1;
        _end = chunk.End;
        return chunk.Next;
    }
}
