using PerfGen.Runtime.Calls;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Generated.V1;

/// <summary>A tracked call that is running and ends when its method returns. Lives on the stack of its thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref partial struct Call
{
    private readonly ThreadJournal? _thread;
    private readonly Slot* _slot;

    /// <summary>The <see cref="Flow"/> to put back; of a sampled call, which has no thread, its <see cref="SampleWindow"/>.</summary>
    private readonly object? _owner;

    /// <summary>The span to put back; of a sampled call when it began, or 0 where it is not timed.</summary>
    private readonly ulong _outer;

    internal Call(ThreadJournal? thread, Slot* slot, Flow? owner, ulong outer)
    {
        _thread = thread;
        _slot = slot;
        _owner = owner;
        _outer = outer;
    }

    internal Call(SampleWindow window, long start)
    {
        _slot = window.Slot;
        _owner = window;
        _outer = (ulong)start;
    }

    internal Slot* Slot => _thread is null ? null : _slot;

    /// <summary>The method returned.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Exit()
    {
        if (_thread is { } thread)
        {
            if (_slot != null)
            {
                CallEnd.Succeed(_slot, Stopwatch.GetTimestamp());
            }

            thread.Owner = Unsafe.As<Flow?>(_owner);
            thread.Span = _outer;
        }
        else if (_owner is not null)
        {
            Unsafe.As<SampleWindow>(_owner).Exit(_slot, (long)_outer);
        }
    }

    /// <summary>
    /// The method returned, and values are to be captured from it: stops the clock. <see cref="Exit"/> must not follow; the captures' own
    /// <see cref="Captures.Commit"/> ends the call.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Captures ExitWithCaptures()
    {
        if (_thread is null)
        {
            if (_owner is null)
            {
                return new Captures(null, _outer, Flow.Current);
            }

            // Values are recorded of every call, also of those that are only counted: there is no record that they could hang on.
            Exit();
            return Captures.OfSampledCall();
        }

        Leave();
        return CallEnd.BeginCaptures(_slot);
    }

    /// <summary>The method threw. For use as an exception filter: it runs before the stack unwinds and leaves the exception as it is.</summary>
    /// <param name="error">The exception.</param>
    /// <returns>Always false.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool Failed(Exception error)
    {
        if (_thread is null && _owner is not null)
        {
            Unsafe.As<SampleWindow>(_owner).Fail((long)_outer, error);
            return false;
        }

        CallEnd.Fail(_slot, error);
        Leave();
        return false;
    }

    /// <summary>A body that runs in a call which its wrapper records: nothing is left to do at its end, but values that it captures belong to that call.</summary>
    /// <param name="span">Span of the wrapper's call.</param>
    internal static Call Joined(ulong span) => new(null, null, null, Captures.Joined(span));

    private void Leave()
    {
        if (_thread is { } thread)
        {
            thread.Owner = Unsafe.As<Flow?>(_owner);
            thread.Span = _outer;
        }
    }
}
