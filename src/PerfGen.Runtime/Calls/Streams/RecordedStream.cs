using System.Diagnostics;
using System.Runtime.CompilerServices;
using PerfGen.Runtime.Context;

namespace PerfGen.Runtime.Calls.Streams;

/// <summary>A stream of which every enumeration is recorded. It hands items on as they come and holds none back.</summary>
[StackTraceHidden]
internal sealed class RecordedStream<T>(StreamOrigin origin, IAsyncEnumerable<T> stream) : IAsyncEnumerable<T>, IRecordedStream
{
    public StreamOrigin Origin => origin;

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new RecordedStreamReader<T>(origin, stream.GetAsyncEnumerator(cancellationToken));
}

/// <summary>One enumeration of a stream. A wait is what suspended the reader; an item that was there when it was asked for is none.</summary>
[StackTraceHidden]
internal sealed class RecordedStreamReader<T>(StreamOrigin origin, IAsyncEnumerator<T> stream) : Enumeration(origin), IAsyncEnumerator<T>, IRecordedStream
{
    private Flow? _inner;
    private Flow? _outer;

    // The reader's context when it last asked, and the same with the stream's span in it: a reader that changes nothing between items costs no new one.
    private ExecutionContext? _outside;
    private ExecutionContext? _inside;

    // What makes no tracked calls after its first item is not entered any more; on a way of its own, since one more branch on the other costs 2 ns.
    private bool _isLeft;

    public T Current => stream.Current;

    public ValueTask<bool> MoveNextAsync()
    {
        if (!IsRecorded())
        {
            return IsCounted ? MoveCountedAsync() : stream.MoveNextAsync();
        }

        if (_isLeft)
        {
            return MoveLeftAsync();
        }

        ValueTask<bool> move;
        EnterStream();
        try
        {
            move = stream.MoveNextAsync();
        }
        catch (Exception error) when (FailedInStream(error))
        {
            throw;
        }

        LeaveStream();
        return Recorded(move);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ValueTask<bool> Recorded(ValueTask<bool> move)
    {
        if (!move.IsCompletedSuccessfully)
        {
            return FollowSuspended(move);
        }

        if (!move.Result)
        {
            EndWell();
            return new ValueTask<bool>(false);
        }

        CountItem(wait: 0);
        return AnItem;
    }

    private ValueTask<bool> MoveLeftAsync()
    {
        ValueTask<bool> move;
        try
        {
            move = stream.MoveNextAsync();
        }
        catch (Exception error) when (Failed(error))
        {
            throw;
        }

        return Recorded(move);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ValueTask<bool> FollowSuspended(ValueTask<bool> move) => Follow(move, Stopwatch.GetTimestamp());

    public ValueTask DisposeAsync()
    {
        var isOpen = IsOpen;
        if (!isOpen && !IsCounted)
        {
            LeaveUnread();
            return stream.DisposeAsync();
        }

        ValueTask disposal;
        if (isOpen)
        {
            EnterStream();
        }

        try
        {
            disposal = stream.DisposeAsync();
        }
        catch (Exception error) when (isOpen ? FailedInStream(error) : Failed(error))
        {
            throw;
        }

        if (isOpen)
        {
            LeaveStream();
        }

        if (!disposal.IsCompletedSuccessfully)
        {
            return Follow(disposal);
        }

        disposal.GetAwaiter().GetResult();
        End(CallStatus.Abandoned, error: null);
        return default;
    }

    private ValueTask<bool> MoveCountedAsync()
    {
        ValueTask<bool> move;
        try
        {
            move = stream.MoveNextAsync();
        }
        catch (Exception error) when (Failed(error))
        {
            throw;
        }

        if (!move.IsCompletedSuccessfully)
        {
            return Follow(move, suspended: 0);
        }

        if (!move.Result)
        {
            End(CallStatus.Success, error: null);
            return new ValueTask<bool>(false);
        }

        return AnItem;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> Follow(ValueTask<bool> move, long suspended)
    {
        MarkSuspended();
        bool hasItem;
        try
        {
            hasItem = await move.ConfigureAwait(false);
        }
        catch (Exception error) when (Failed(error))
        {
            throw;
        }

        if (!hasItem)
        {
            End(CallStatus.Success, error: null);
        }
        else if (IsOpen)
        {
            CountItem(Stopwatch.GetTimestamp() - suspended);
        }

        return hasItem;
    }

    private async ValueTask Follow(ValueTask disposal)
    {
        try
        {
            await disposal.ConfigureAwait(false);
        }
        catch (Exception error) when (Failed(error))
        {
            throw;
        }

        End(CallStatus.Abandoned, error: null);
    }

    /// <summary>What the stream does until it suspends or has an item belongs to its span; also what it does after it was suspended, since its awaits capture this context.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EnterStream()
    {
        var outside = ExecutionContext.Capture();
        if (outside is not null && ReferenceEquals(outside, _outside))
        {
            ExecutionContext.Restore(_inside!);
        }
        else
        {
            EnterFrom(outside);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EnterFrom(ExecutionContext? outside)
    {
        _isLeft = Origin.Site.IsLeaf;
        _outer = Flow.Current;
        Flow.Current = _inner ??= new Flow(_outer?.Context ?? CallContext.Process, Span);
        _outside = outside;
        _inside = outside is null ? null : ExecutionContext.Capture();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void LeaveStream()
    {
        if (_outside is { } outside && ReferenceEquals(ExecutionContext.Capture(), _inside))
        {
            ExecutionContext.Restore(outside);
        }
        else
        {
            LeaveOtherwise();
        }
    }

    /// <summary>The stream set something that its reader is to see, or nothing flows here: only what is ours is taken back.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LeaveOtherwise() => Flow.Current = _outer;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool FailedInStream(Exception error)
    {
        LeaveStream();
        return Failed(error);
    }
}
