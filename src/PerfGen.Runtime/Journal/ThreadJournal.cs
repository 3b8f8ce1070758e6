using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PerfGen.Runtime.Calls;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Work;

namespace PerfGen.Runtime.Journal;

/// <summary>What one thread keeps between calls: the rest of its chunk, and the span of the call that it is in.</summary>
internal sealed unsafe partial class ThreadJournal
{
    [ThreadStatic]
    private static ThreadJournal? _current;

    private static int _sampledSites;

    private readonly JournalWriter _journal = JournalWriter.Current;
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
            _journal.Return(new ChunkRest(Segment, Next, End, SeqOf(Next)));
        }
    }

    /// <summary>A thread's state that writes into memory which is no journal, to measure what that costs. Never a thread's own, and never used for records.</summary>
    public static ThreadJournal OfScratch(Slot* memory, uint ordinal, Flow? flow)
    {
        var scratch = new ThreadJournal { Ordinal = ordinal, _lastFlow = flow, Owner = flow };
        scratch.RewindScratch(memory);
        return scratch;
    }

    /// <summary>Begins the chunk again once it is full.</summary>
    public void RewindScratch(Slot* memory)
    {
        if (Next == End)
        {
            Next = memory;
            End = memory + SegmentHeader.SlotsPerChunk;
            _seqFromSlot = 1 - SlotNumber(memory);
        }
    }

    public static ThreadJournal Current => _current ?? Begin();

    /// <summary>As <see cref="Current"/>; null where the thread has recorded nothing yet.</summary>
    public static ThreadJournal? IfBegun => _current;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ThreadJournal Begin()
    {
        // In place before anything is told: what is told is recorded by this thread.
        var own = _current = new ThreadJournal();
        TraceLink.Tell();
        return own;
    }


    public Segment Segment { get; private set; } = null!;

    /// <summary>Ordinal of <see cref="Segment"/>: here, since the way to it through the segment is three reads long.</summary>
    public uint Ordinal;

    private Flow? _lastFlow;

    /// <summary>The middle of the next record as it begins: context, no status, thread, no error.</summary>
    public Vector128<int> ContextAndThread = Vector128.Create(0, 0, Environment.CurrentManagedThreadId, 0);

    /// <summary>What the body that is called next may take for its own call.</summary>
    public Handoff Handoff;

    /// <summary>Record of the call that a body has just taken for its own: its tags go there. Valid until that body calls something.</summary>
    public Slot* Joined;

    /// <summary>The slot that is taken next, if it is not <see cref="End"/>.</summary>
    public Slot* Next;

    /// <summary>Where the chunk ends.</summary>
    public Slot* End;

    // The slots of a chunk, and their seqs, follow each other.
    private ulong _seqFromSlot;

    /// <summary>Managed id of the thread.</summary>
    public int Thread => ContextAndThread[2];

    /// <summary>The next slot, and its seq; null where there is no space, which is counted.</summary>
    public Slot* Take(out ulong seq)
    {
        var slot = Next;
        if (slot == End)
        {
            return TakeFromNewChunk(out seq);
        }

        seq = SeqOf(slot);
        Next = slot + 1;
        return slot;
    }

    /// <summary>The seq of a slot of this thread's chunk.</summary>
    public ulong SeqOf(Slot* slot) => SlotNumber(slot) + _seqFromSlot;

    private static ulong SlotNumber(Slot* slot) => (nuint)slot / Slot.Size;

    /// <summary>Whether <see cref="ContextAndThread"/> is that of a flow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Knows(Flow? flow) => ReferenceEquals(flow, _lastFlow);

    /// <summary>Makes <see cref="ContextAndThread"/> that of a flow, in the segment that the last slot lies in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Know(Flow? flow)
    {
        if (!Knows(flow))
        {
            FindContext(flow);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FindContext(Flow? flow)
    {
        var context = flow?.Context ?? CallContext.Process;
        var id = context.IdIn(Segment.Dictionary);
        ContextAndThread = ContextAndThread.WithElement(0, id);

        // Where it could not be written the next record tries again.
        _lastFlow = context.TryGetId(Ordinal, out _) ? flow : Flow.None;
    }

    /// <summary>Where calls of a sampled method are counted.</summary>
    public SampleWindow WindowOf(Site site)
    {
        var windows = _windows;
        var index = site.SampleIndex;
        return (uint)index < (uint)windows.Length && windows[index] is { } window ? window : AddWindow(site);
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
        _seqFromSlot = chunk.NextSeq - SlotNumber(chunk.Next);
        seq = chunk.NextSeq;
        Next = chunk.Next + 1;
        End = chunk.End;
        return chunk.Next;
    }
}
