using System.Diagnostics;
using System.Runtime.CompilerServices;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Calls;

/// <summary>
/// The calls of a sampled method that one thread makes: a record stands for up to <see cref="Site.SampleEvery"/> of them that ended well in the same context,
/// and has the times of one of them, each with the same chance. Calls that fail have records of their own.
/// </summary>
/// <remarks>
/// <para>
/// The count stands in the record itself, in mapped memory, so that it is exact and survives the process. Which call is timed is decided before it begins:
/// any of a window that is going to be full, as the one before it was. Where windows end early, since the context changes, nobody knows how long the next one is;
/// then a reservoir of one decides: the first call is timed, and the i-th replaces what is there with chance 1/i. So the sample is fair wherever the window ends,
/// for about ln n + 0.6 timed calls in a window of n. The one window that ends early after full ones may end before its call was timed: then it counts only.
/// </para>
/// <para>Used by its thread alone; by the finalizer once the thread is gone.</para>
/// </remarks>
internal sealed unsafe class SampleWindow(ThreadJournal thread, Site site)
{
    public const int LargestWeight = ushort.MaxValue;

    private CallContext? _context;
    private Flow? _flow;
    private TimedSample? _sample;

    private SamplePlan _plan = new();
    private int _size = Math.Max(site.Sampling, 1);

    /// <summary>The record that calls are counted in; null is none yet.</summary>
    public Slot* Slot { get; private set; }

    /// <summary>A call begins. Whether it is to be timed is known before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsTimed()
    {
        Follow();
        return _plan.IsDue();
    }

    /// <summary>Begins the call that is timed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public TimedSample BeginTimed()
    {
        _plan.PlanNext();
        var sample = _sample is { IsFree: true } free ? free : _sample = new TimedSample(this);
        sample.Begin(Slot, Stopwatch.GetTimestamp());
        return sample;
    }

    /// <summary>A call that is not timed ended well.</summary>
    /// <param name="slot">What <see cref="Slot"/> was when it began.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit(Slot* slot)
    {
        if (slot == Slot && slot != null)
        {
            var count = slot->Weight + 1;
            slot->Weight = (ushort)count;
            if (count >= _size)
            {
                CloseFull(count);
            }

            return;
        }

        ExitTimedOrFirst(slot, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void ExitTimedOrFirst(Slot* slot, long start)
    {
        if (slot == null || slot != Slot)
        {
            Open();
            slot = Slot;
            if (slot == null)
            {
                return;
            }
        }

        if (start != 0)
        {
            Keep(slot, start, Stopwatch.GetTimestamp() - start);
        }

        var count = slot->Weight + 1;
        slot->Weight = (ushort)count;
        if (count >= _size)
        {
            CloseFull(count);
        }
    }

    /// <summary>A call that began at <paramref name="start"/> has ended well.</summary>
    public void Count(long start)
    {
        if (!IsTimed())
        {
            Exit(Slot);
            return;
        }

        _plan.PlanNext();
        ExitTimedOrFirst(Slot, start);
    }

    /// <summary>A call threw: it has a record of its own.</summary>
    public void Fail(long start, Exception error)
    {
        // What was going to be the sample is none: the next call is timed in its place.
        Follow();
        if (start != 0)
        {
            _plan.TimeNext(Slot == null ? 1 : Slot->Weight + 1);
        }

        var slot = Begin(out var dictionary);
        if (slot == null)
        {
            return;
        }

        var now = Stopwatch.GetTimestamp();
        slot->Start = start == 0 ? now : start;
        slot->Flags = start == 0 ? SlotFlags.Untimed : (byte)0;
        slot->Duration = now - slot->Start;
        CallEnd.Describe(slot, error);
        Volatile.Write(ref slot->Commit, Journal.Slot.CommitWord(SlotKind.Call, dictionary.Ordinal));
    }

    /// <summary>Ends the window, if the record is still open: it stands for what was counted so far.</summary>
    public void Close()
    {
        if (Slot != null)
        {
            Volatile.Write(ref Slot->Commit, (Slot->Commit & ~0xFFu) | (uint)SlotKind.Call);
            Slot = null;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Follow()
    {
        var flow = Flow.Current;
        if (!ReferenceEquals(flow, _flow))
        {
            ChangeFlow(flow);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ChangeFlow(Flow? flow)
    {
        // Many flows are of one context: each asynchronous call has one of its own.
        var context = flow?.Context ?? CallContext.Process;
        if (!ReferenceEquals(context, _context))
        {
            Close();
            _context = context;
            _plan.BeginOpen();
        }

        _flow = flow;
    }

    /// <summary>A process that dies in here leaves a count without times, never the start of one call with the duration of another.</summary>
    private void Keep(Slot* slot, long start, long duration)
    {
        Volatile.Write(ref slot->Flags, SlotFlags.Untimed);
        slot->Start = start;
        slot->Parent = thread.ParentIn(_flow);
        Volatile.Write(ref slot->Duration, duration);
        Volatile.Write(ref slot->Flags, 0);
    }

    private void Open()
    {
        // A call within this one has ended the window that this one began in.
        Follow();
        if (Slot != null)
        {
            return;
        }

        var slot = Begin(out var dictionary);
        if (slot != null)
        {
            slot->Start = Stopwatch.GetTimestamp();
            slot->Duration = 0;
            slot->Flags = SlotFlags.Untimed;
            Volatile.Write(ref slot->Commit, Journal.Slot.CommitWord(SlotKind.OpenSample, dictionary.Ordinal));
            Slot = slot;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CloseFull(int count)
    {
        if ((Slot->Flags & SlotFlags.Untimed) != 0 && count < LargestWeight)
        {
            // The call that was to be timed has not ended yet, or failed. The next one that begins is timed.
            _plan.TimeNext(count + 1);
            return;
        }

        Close();
        _size = Math.Max(site.Sampling, 1);
        _plan.BeginOf(_size);
    }

    private Slot* Begin(out DictionaryWriter dictionary)
    {
        var slot = thread.Take(out _);
        dictionary = null!;
        if (slot == null)
        {
            return null;
        }

        dictionary = thread.Segment.Dictionary;
        *slot = new Slot
        {
            Commit = slot->Commit,
            Name = site.IdIn(dictionary),
            Context = (_context ?? CallContext.Process).IdIn(dictionary),
            Parent = thread.ParentIn(_flow),
            Thread = thread.Thread,
        };
        return slot;
    }
}
