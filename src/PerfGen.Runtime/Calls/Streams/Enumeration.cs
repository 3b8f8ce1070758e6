using System.Diagnostics;
using System.Runtime.CompilerServices;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Calls.Streams;

/// <summary>
/// The record of one enumeration: it begins when the first item is asked for, and ends when there are no more, when the stream throws, or when its reader
/// leaves. The enumerators derive from it, so that a record costs no object of its own.
/// </summary>
/// <remarks>Like the enumerator that it is, it must not be used by two threads at once; one after the other may.</remarks>
internal abstract unsafe class Enumeration(StreamOrigin origin)
{
    /// <summary>Made once: one that is made on the spot is written byte by byte and read as a whole, for which the processor waits 5 ns.</summary>
    private protected static readonly ValueTask<bool> AnItem = new(true);

    private nint _slot;

    /// <summary>When an enumeration began that is counted with others in one record; 0 where it has a record of its own.</summary>
    private long _countedSince;
    private bool _begun;
    private long _items;
    private long _firstItem;
    private long _gaps;
    private long _longestGap;

    /// <summary>A reader that neither finished nor disposed: its record must not stay open, which would keep its segment for as long as the process lives.</summary>
    ~Enumeration() => End(CallStatus.Abandoned, error: null);

    public StreamOrigin Origin => origin;

    /// <summary>Span of the calls that the stream makes.</summary>
    protected ulong Span { get; private set; }

    /// <summary>Items that the reader got, where they are looked at.</summary>
    private protected long Items => _items;

    private protected bool IsOpen => _slot != 0;

    /// <summary>The method is sampled: this enumeration is counted when it ends well, and its items are not looked at.</summary>
    private protected bool IsCounted => _countedSince != 0;

    /// <summary>Whether the stream is being recorded; begins the record on first use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected bool IsRecorded() => _slot != 0 || (!_begun && Begin());

    /// <summary>The reader got an item.</summary>
    /// <param name="wait">Stopwatch ticks that it waited for it; what is not above 0 is no wait.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected void CountItem(long wait)
    {
        if (_items++ == 0 || wait > 0)
        {
            CountWait(wait);
        }
    }

    private protected void MarkSuspended()
    {
        if (_slot != 0)
        {
            ((Slot*)_slot)->Flags |= SlotFlags.Suspended;
        }
    }

    /// <summary>The stream threw. For use as an exception filter; always false.</summary>
    private protected bool Failed(Exception error)
    {
        End(CallEnd.StatusOf(error), error);
        return false;
    }

    // Here and below: what is done once stays out of what is done for each item, whose stack frame is cleared each time.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected void EndWell() => End(CallStatus.Success, error: null);

    /// <summary>Ends the record, once; whoever comes later finds nothing to do.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected void End(CallStatus status, Exception? error)
    {
        var slot = (Slot*)Interlocked.Exchange(ref _slot, 0);
        if (slot == null)
        {
            EndCounted(status, error);
            return;
        }

        CallEnd.Stop(slot, Stopwatch.GetTimestamp());
        CallEnd.Capture(slot, StreamMeasurements.Items, _items);
        if (_items > 0)
        {
            CallEnd.Capture(slot, StreamMeasurements.TimeToFirstItem, Seconds(_firstItem));
        }

        if (_items > 1)
        {
            CallEnd.Capture(slot, StreamMeasurements.GapTime, Seconds(_gaps));
            CallEnd.Capture(slot, StreamMeasurements.LongestGap, Seconds(_longestGap));
        }

        if (status == CallStatus.Success && origin.Capture is { } capture)
        {
            capture.Run(new Captures(slot));
        }
        else
        {
            CallEnd.Commit(slot, status, error);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Nothing was asked of the stream: there is no record, and nothing to end.</summary>
    private protected void LeaveUnread()
    {
        _begun = true;
        GC.SuppressFinalize(this);
    }

    private static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Begin()
    {
        _begun = true;
        if (origin.Site.Sampling > 1)
        {
            _countedSince = Stopwatch.GetTimestamp();
            return false;
        }

        var thread = ThreadJournal.Current;

        // Between two items the reader's work runs on the same thread: only what is the process's own is known of the stream.
        var options = (origin.Site.Capture | Recorder.CaptureOfAll) & CaptureOptions.GcPauses;
        var slot = Recorder.Begin(thread, Flow.Current, origin.Site, 0, out var seq, options);
        Span = seq;
        if (slot == null)
        {
            GC.SuppressFinalize(this);
            return false;
        }

        _slot = (nint)slot;
        TagValue.Write(slot, origin.Tags);
        return true;
    }

    /// <summary>Counts a sampled enumeration that ended well; any other gets a record of its own, as every sampled call does.</summary>
    private void EndCounted(CallStatus status, Exception? error)
    {
        var start = Interlocked.Exchange(ref _countedSince, 0);
        if (start == 0)
        {
            return;
        }

        GC.SuppressFinalize(this);
        var thread = ThreadJournal.Current;
        if (status == CallStatus.Success)
        {
            thread.WindowOf(origin.Site).Count(start);
            origin.Capture?.Run(Captures.OfSampledCall());
            return;
        }

        var slot = Recorder.Begin(thread, Flow.Current, origin.Site, start, out _);
        if (slot != null)
        {
            slot->Duration = Stopwatch.GetTimestamp() - start;
            CallEnd.Commit(slot, status, error);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CountWait(long wait)
    {
        if (_items == 1)
        {
            _firstItem = Stopwatch.GetTimestamp() - ((Slot*)_slot)->Start;
            return;
        }

        _gaps += wait;
        _longestGap = Math.Max(_longestGap, wait);
    }
}
