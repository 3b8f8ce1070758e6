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
/// An item costs two looks at the coarse clock (some milliseconds fine, 4 ns each), not at the exact one (23 ns each). Whatever tick falls into the iterator's own
/// work is counted to it, so that the sum of many short waits is right on average, and no long one is missed.
/// </remarks>
[StackTraceHidden]
internal sealed class RecordedSequenceReader<T>(StreamOrigin origin, IEnumerator<T> sequence) : Enumeration(origin), IEnumerator<T>, IRecordedStream
{
    private static readonly long TicksPerMillisecond = Stopwatch.Frequency / 1000;

    // A scope that the iterator opened and that is still open: it holds between the iterator's own lines, and not for its reader.
    private Flow? _scope;
    private bool _hasScope;

    public T Current => sequence.Current;

    object? IEnumerator.Current => Current;

    public bool MoveNext()
    {
        if (!IsRecorded())
        {
            return IsCounted ? MoveCounted() : sequence.MoveNext();
        }

        var coarse = Environment.TickCount64;
        var inside = EnterSequence();
        bool hasItem;
        try
        {
            hasItem = sequence.MoveNext();
        }
        catch (Exception error) when (inside.Leave(this) && Failed(error))
        {
            throw;
        }

        inside.Leave(this);
        if (hasItem)
        {
            CountItem((Environment.TickCount64 - coarse) * TicksPerMillisecond);
        }
        else
        {
            EndWell();
        }

        return hasItem;
    }

    public void Dispose()
    {
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

        var inside = EnterSequence();
        try
        {
            sequence.Dispose();
        }
        catch (Exception error) when (inside.Leave(this) && Failed(error))
        {
            throw;
        }

        inside.Leave(this);
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

    private Inside EnterSequence()
    {
        var thread = ThreadJournal.Current;
        var outer = Flow.Current;
        var inside = new Inside(thread, outer, thread.Owner, thread.Span);
        if (_hasScope)
        {
            Flow.Current = _scope;
        }

        thread.Owner = _hasScope ? _scope : outer;
        thread.Span = Span;
        return inside;
    }

    /// <summary>What stood in the thread before the iterator went on, to be put back when it pauses.</summary>
    private readonly struct Inside(ThreadJournal thread, Flow? flow, Flow? owner, ulong span)
    {
        /// <summary>Always true.</summary>
        public bool Leave(RecordedSequenceReader<T> reader)
        {
            thread.Owner = owner;
            thread.Span = span;
            var inner = Flow.Current;
            if (reader._hasScope || !ReferenceEquals(inner, flow))
            {
                LeaveScope(reader, inner);
            }

            return true;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void LeaveScope(RecordedSequenceReader<T> reader, Flow? inner)
        {
            reader._hasScope = !ReferenceEquals(inner, flow);
            if (reader._hasScope)
            {
                reader._scope = inner;
                Flow.Current = flow;
            }
        }
    }
}
