using System.Collections;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Calls.Streams;

/// <summary>What an iterator returned: every enumeration of it is recorded. It hands items on as they come and holds none back.</summary>
[StackTraceHidden]
internal sealed class RecordedSequence<T>(StreamOrigin origin, IEnumerable<T> sequence) : IEnumerable<T>, IRecordedStream
{
    public StreamOrigin Origin => origin;

    public IEnumerator<T> GetEnumerator() => new RecordedSequenceReader<T>(origin, sequence.GetEnumerator());

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>One enumeration of what an iterator returned.</summary>
/// <remarks>
/// An item costs two looks at the coarse clock (some milliseconds fine), not at the exact one (23 ns each). Whatever tick falls into the iterator's own
/// work is counted to it, so that the sum of many short waits is right on average, and no long one is missed.
/// </remarks>
[StackTraceHidden]
internal sealed class RecordedSequenceReader<T>(StreamOrigin origin, IEnumerator<T> sequence) : Enumeration(origin), IEnumerator<T>, IRecordedStream
{
    private static readonly long TicksPerMillisecond = Stopwatch.Frequency / 1000;

    // A scope that the iterator opened and that is still open: it holds between the iterator's own lines, and not for its reader.
    private Flow? _scope;
    private bool _hasScope;

    // Where the reader was when it last asked: as long as it stays there, nothing is looked up for an item.
    private Thread? _running;
    private ThreadJournal? _thread;
    private ExecutionContext? _outside;
    private Flow? _outer;

    public T Current => sequence.Current;

    object? IEnumerator.Current => Current;

    public bool MoveNext()
    {
        if (!IsRecorded())
        {
            return IsCounted ? MoveCounted() : sequence.MoveNext();
        }

        var begin = CoarseClock.Now;
        var isKept = Enter(out var span);
        bool hasItem;
        try
        {
            hasItem = sequence.MoveNext();
        }
        catch (Exception error) when (Leave(isKept, span) && Failed(error))
        {
            throw;
        }

        Leave(isKept, span);
        if (hasItem)
        {
            CountItem((CoarseClock.Now - begin) * TicksPerMillisecond);
            if ((Items & (CoarseClock.ItemsAtOnce - 1)) == 0)
            {
                CoarseClock.Count(CoarseClock.ItemsAtOnce);
            }
        }
        else
        {
            EndWell();
        }

        return hasItem;
    }

    public void Dispose()
    {
        if (Items != 0)
        {
            CoarseClock.Count(Items & (CoarseClock.ItemsAtOnce - 1));
        }

        if (!IsOpen)
        {
            LeaveUnread();
            try
            {
                sequence.Dispose();
            }
            catch (Exception error) when (Failed(error))
            {
                throw;
            }

            End(CallStatus.Abandoned, error: null);
            return;
        }

        var isKept = Enter(out var span);
        try
        {
            sequence.Dispose();
        }
        catch (Exception error) when (Leave(isKept, span) && Failed(error))
        {
            throw;
        }

        Leave(isKept, span);
        End(CallStatus.Abandoned, error: null);
    }

    public void Reset() => sequence.Reset();

    private bool MoveCounted()
    {
        bool hasItem;
        try
        {
            hasItem = sequence.MoveNext();
        }
        catch (Exception error) when (Failed(error))
        {
            throw;
        }

        if (!hasItem)
        {
            End(CallStatus.Success, error: null);
        }

        return hasItem;
    }

    /// <summary>The iterator goes on: what it calls belongs to it. What the reader had is put back by <see cref="Leave"/>.</summary>
    /// <returns>Whether the thread keeps what it was in; otherwise <paramref name="span"/> is all there is to it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Enter(out ulong span)
    {
        var outside = ExecutionContext.Capture();
        if (!ReferenceEquals(Thread.CurrentThread, _running) || !ReferenceEquals(outside, _outside) || outside is null || !ReferenceEquals(_thread!.Owner, _outer) || _hasScope)
        {
            if (EnterFrom(outside))
            {
                span = 0;
                return true;
            }
        }

        span = _thread!.Span;
        _thread.Span = Span;
        return false;
    }

    /// <summary>The reader is somewhere else than when it last asked.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool EnterFrom(ExecutionContext? outside)
    {
        _running = Thread.CurrentThread;
        _thread = ThreadJournal.Current;
        _thread.Settle();
        _outside = outside;
        _outer = Flow.Current;
        if (!_hasScope && ReferenceEquals(_thread.Owner, _outer))
        {
            return false;
        }

        if (_hasScope)
        {
            Flow.Current = _scope;
        }

        _thread.EnterAndKeep(_hasScope ? _scope : _outer, Span);
        return true;
    }

    /// <summary>The iterator pauses. For use as an exception filter as well; always true.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Leave(bool isKept, ulong span)
    {
        if (isKept)
        {
            _thread!.Leave();
        }
        else
        {
            _thread!.Span = span;
        }

        if (_hasScope || _outside is null || !ReferenceEquals(ExecutionContext.Capture(), _outside))
        {
            LeaveScope();
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LeaveScope()
    {
        var inner = Flow.Current;
        _hasScope = !ReferenceEquals(inner, _outer);
        _scope = _hasScope ? inner : null;
        if (_hasScope)
        {
            Flow.Current = _outer;
        }
    }
}
