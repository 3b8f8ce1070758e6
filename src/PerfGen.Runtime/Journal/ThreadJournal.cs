using System.Runtime.CompilerServices;
using PerfGen.Runtime.Calls;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Work;

namespace PerfGen.Runtime.Journal;

/// <summary>What one thread keeps between calls: the rest of its chunk, and the span of the call that it is in.</summary>
internal sealed unsafe class ThreadJournal
{
    [ThreadStatic]
    private static ThreadJournal? _current;

    private static int _sampledSites;

    private readonly JournalWriter _journal = JournalWriter.Current;
    private Slot* _end;
    private SampleWindow?[] _windows = [];

    private ThreadJournal()
    {
    }

    /// <summary>A thread that ends leaves the rest of its chunk to others.</summary>
    ~ThreadJournal()
    {
        foreach (var window in _windows)
        {
            window?.Close();
        }

        if (Segment is not null)
        {
            _journal.Return(new ChunkRest(Segment, Next, _end, NextSeq));
        }
    }

    /// <summary>A thread's state that writes into memory which is no journal, to measure what that costs. Never a thread's own, and never used for records.</summary>
    public static ThreadJournal OfScratch(Slot* memory, uint ordinal)
    {
        var scratch = new ThreadJournal { Ordinal = ordinal };
        scratch.RewindScratch(memory);
        return scratch;
    }

    /// <summary>Begins the chunk again once it is full.</summary>
    public void RewindScratch(Slot* memory)
    {
        if (Next == _end)
        {
            Next = memory;
            _end = memory + SegmentHeader.SlotsPerChunk;
            NextSeq = 1;
        }
    }

    public static ThreadJournal Current => _current ?? Begin();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ThreadJournal Begin()
    {
        // In place before anything is told: what is told is recorded by this thread.
        var own = _current = new ThreadJournal();
        TraceLink.Tell();
        return own;
    }

    public int Thread { get; } = Environment.CurrentManagedThreadId;

    public Segment Segment { get; private set; } = null!;

    /// <summary>Ordinal of <see cref="Segment"/>: here, since the way to it through the segment is three reads long.</summary>
    public uint Ordinal;

    private Flow? _lastFlow;
    private int _lastContext;

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

    /// <summary>Number of the flow's context in the segment that the last slot lies in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ContextOf(Flow? flow) => ReferenceEquals(flow, _lastFlow) ? _lastContext : FindContext(flow);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindContext(Flow? flow)
    {
        var context = flow?.Context ?? CallContext.Process;
        var id = context.IdIn(Segment.Dictionary);
        if (context.TryGetId(Ordinal, out _))
        {
            _lastFlow = flow;
            _lastContext = id;
        }
        else
        {
            // It could not be written. The next record tries again.
            _lastFlow = Flow.None;
        }

        return id;
    }

    /// <summary>Where calls of a sampled method are counted.</summary>
    public SampleWindow WindowOf(Site site)
    {
        var index = site.SampleIndex;
        return (uint)index < (uint)_windows.Length && _windows[index] is { } window ? window : AddWindow(site);
    }

    private SampleWindow AddWindow(Site site)
    {
        if (site.SampleIndex == 0)
        {
            Interlocked.CompareExchange(ref site.SampleIndex, Interlocked.Increment(ref _sampledSites), 0);
        }

        if (_windows.Length <= site.SampleIndex)
        {
            Array.Resize(ref _windows, Math.Max(site.SampleIndex + 1, _windows.Length * 2));
        }

        return _windows[site.SampleIndex] = new SampleWindow(this, site);
    }

    private Slot* TakeFromNewChunk(out ulong seq)
    {
        if (!_journal.TryTakeChunk(Thread, out var chunk))
        {
            _journal.CountDropped();
            seq = 0;
            return null;
        }

        if (Segment != chunk.Segment)
        {
            // A method that is not called any more must not keep the old segment.
            foreach (var window in _windows)
            {
                window?.Close();
            }
        }

        Segment = chunk.Segment;
        Ordinal = Segment.Ordinal;
        _lastFlow = Flow.None;
        seq = chunk.NextSeq;
        Next = chunk.Next + 1;
        NextSeq = seq + 1;
        _end = chunk.End;
        return chunk.Next;
    }
}
