using PerfGen.Runtime.Calls;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Generated.V1;

/// <summary>A tracked call that is running and ends when its method returns. Lives on the stack of its thread.</summary>
/// <remarks>
/// Two words, so that it stays in registers from the begin of the call to its end; and whatever says how it ends is small enough to become part of the
/// wrapper, so that with recording switched off nothing is left of it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref partial struct Call
{
    // What stands beside the address of a slot, which is a multiple of 64.
    private const nint IsKept = 1;
    private const nint IsCounted = 2;
    private const nint IsTimed = 4;
    private const nint Marks = Journal.Slot.Size - 1;

    /// <summary>
    /// The <see cref="ThreadJournal"/> of a call with a record of its own; the <see cref="SampleWindow"/> of one that is counted, or the <see cref="TimedSample"/>
    /// where it is the one that is timed; null where nothing is recorded, or a wrapper does it.
    /// </summary>
    private readonly object? _state;

    /// <summary>The record with marks; of a call that a wrapper records, where values belong.</summary>
    private readonly nint _place;

    private Call(object? state, nint place)
    {
        _state = state;
        _place = place;
    }

    /// <param name="thread">The thread that it runs on.</param>
    /// <param name="slot">Its record; null where it was dropped, and then what the thread was in is kept.</param>
    /// <param name="isKept">Whether the thread keeps what it was in; otherwise the record's parent is that.</param>
    internal Call(ThreadJournal thread, Slot* slot, bool isKept)
        : this(thread, (nint)slot | (isKept ? IsKept : 0))
    {
    }

    /// <summary>A sampled call that is not timed.</summary>
    internal Call(SampleWindow window)
        : this(window, (nint)window.Slot | IsCounted)
    {
    }

    /// <summary>A sampled call that is timed.</summary>
    internal Call(TimedSample sample)
        : this(sample, IsCounted | IsTimed)
    {
    }

    internal Slot* Slot => _state is not null && (_place & IsCounted) == 0 ? (Slot*)(_place & ~Marks) : null;

    /// <summary>The method returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit()
    {
        if (!Recorder.IsEnabled)
        {
            return;
        }

        if ((_place & IsCounted) == 0)
        {
            ExitRecorded(Unsafe.As<ThreadJournal?>(_state), _place);
        }
        else
        {
            ExitCounted(_state, _place);
        }
    }

    /// <summary>
    /// The method returned, and values are to be captured from it: stops the clock. <see cref="Exit"/> must not follow; the captures' own
    /// <see cref="Captures.Commit"/> ends the call.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Captures ExitWithCaptures()
    {
        if (_state is null)
        {
            return new Captures(null, (ulong)_place, Flow.Current);
        }

        if ((_place & IsCounted) != 0)
        {
            // Values are recorded of every call, also of those that are only counted: there is no record that they could hang on.
            ExitCounted(_state, _place);
            return Captures.OfSampledCall();
        }

        Leave(Unsafe.As<ThreadJournal>(_state), _place);
        return CallEnd.BeginCaptures(Slot);
    }

    /// <summary>The method threw. For use as an exception filter: it runs before the stack unwinds and leaves the exception as it is.</summary>
    /// <param name="error">The exception.</param>
    /// <returns>Always false.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Failed(Exception error)
    {
        if (Recorder.IsEnabled)
        {
            Fail(_state, _place, error);
        }

        return false;
    }

    /// <summary>A body that runs in a call which its wrapper records: nothing is left to do at its end, but values that it captures belong to that call.</summary>
    /// <param name="span">Span of the wrapper's call.</param>
    internal static Call Joined(ulong span) => new(null, (nint)Captures.Joined(span));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ExitRecorded(ThreadJournal? thread, nint place)
    {
        if (thread is null || (place & IsKept) != 0)
        {
            ExitKept(thread, place);
            return;
        }

        var slot = (Slot*)place;
        CallEnd.Stop(slot, Stopwatch.GetTimestamp());
        thread.Span = slot->Parent;
        CallEnd.Commit(slot);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ExitKept(ThreadJournal? thread, nint place)
    {
        if (thread is null)
        {
            return;
        }

        if ((Slot*)(place & ~Marks) is not null and var slot)
        {
            CallEnd.Succeed(slot, Stopwatch.GetTimestamp());
        }

        thread.Leave();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ExitCounted(object? state, nint place)
    {
        if (state is null)
        {
            return;
        }

        if ((place & IsTimed) == 0)
        {
            Unsafe.As<SampleWindow>(state).Exit((Slot*)(place & ~Marks));
        }
        else
        {
            Unsafe.As<TimedSample>(state).Exit();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fail(object? state, nint place, Exception error)
    {
        if (state is null)
        {
            return;
        }

        if ((place & IsCounted) == 0)
        {
            var slot = (Slot*)(place & ~Marks);
            if (slot != null)
            {
                CallEnd.Stop(slot, Stopwatch.GetTimestamp());
            }

            Leave(Unsafe.As<ThreadJournal>(state), place);
            CallEnd.FailStopped(slot, error);
        }
        else if ((place & IsTimed) == 0)
        {
            Unsafe.As<SampleWindow>(state).Fail(0, error);
        }
        else
        {
            Unsafe.As<TimedSample>(state).Fail(error);
        }
    }

    /// <summary>Puts back what the thread was in. Before the call is committed, since its memory may be gone afterwards.</summary>
    private static void Leave(ThreadJournal thread, nint place)
    {
        if ((place & IsKept) == 0)
        {
            thread.Span = ((Slot*)place)->Parent;
        }
        else
        {
            thread.Leave();
        }
    }
}
