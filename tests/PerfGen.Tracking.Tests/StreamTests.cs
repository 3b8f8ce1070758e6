using System.Runtime.CompilerServices;

namespace PerfGen.Tracking.Tests;

/// <summary>Asynchronous streams: each enumeration is one record, and the reader gets what it would get without.</summary>
public sealed partial class StreamTests
{
    [Fact]
    public async Task AnEnumerationIsOneCallWithItsItemsAndItsFirstItemsTime()
    {
        Assert.Equal([0, 1, 2], await ReadAsync(Streams.CountAsync(3)));

        var call = Recorded.Call(typeof(Streams), nameof(Streams.CountAsync));
        Assert.Equal(CallStatus.Success, call.Status);
        Assert.Equal((3, "count"), call.Captures["stream_items"]);
        Assert.Equal("seconds", call.Captures["time_to_first_item"].Unit);
        Assert.InRange(call.Captures["time_to_first_item"].Value, 0, 60);
        Assert.InRange(call.Captures["longest_stream_gap"].Value, 0, call.Captures["stream_gap_time"].Value);
    }

    [Fact]
    public async Task OfASampledStreamEveryEnumerationIsCountedAndThoseThatEndBadlyAreRecorded()
    {
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal([0, 1], await ReadAsync(Streams.SampledAsync(2)));
            Assert.Equal([0, 1], Streams.Sampled(2));
        }

        _ = await Assert.ThrowsAsync<InvalidDataException>(static async () => await ReadAsync(Streams.SampledAsync(-1)));
        Assert.Throws<InvalidDataException>(static () => Streams.Sampled(-1).Count());
        Assert.Equal(0, Streams.Sampled(2).First());
        await foreach (var item in Streams.SampledAsync(2))
        {
            Assert.Equal(0, item);
            break;
        }

        foreach (var method in new[] { nameof(Streams.SampledAsync), nameof(Streams.Sampled) })
        {
            var calls = Recorded.Calls(typeof(Streams), method);
            Assert.Equal(30, calls.Where(static call => call.Status == CallStatus.Success).Sum(static call => call.Record.Weight));
            Assert.InRange(calls.Count, 5, 8);
            Assert.Equal(["System.IO.InvalidDataException"], calls.Where(static call => call.Status == CallStatus.Failure).Select(static call => call.Error));
            Assert.Single(calls, static call => call.Status == CallStatus.Abandoned);
            Assert.All(calls, static call => Assert.Empty(call.Captures));
        }
    }

    [Fact]
    public async Task AnEmptyStreamHasNoFirstItem()
    {
        Assert.Empty(await ReadAsync(Streams.EmptyAsync()));

        Assert.Equal(["stream_items"], Recorded.Call(typeof(Streams), nameof(Streams.EmptyAsync)).Captures.Keys);
    }

    [Fact]
    public async Task AStreamThatNobodyReadsIsNoCallAndOneThatIsReadTwiceIsTwo()
    {
        _ = Streams.UnreadAsync();
        var twice = Streams.TwiceAsync();

        Assert.Equal([1], await ReadAsync(twice));
        Assert.Equal([1], await ReadAsync(twice));

        Assert.Empty(Recorded.Calls(typeof(Streams), nameof(Streams.UnreadAsync)));
        Assert.Equal(2, Recorded.Calls(typeof(Streams), nameof(Streams.TwiceAsync)).Count);
    }

    [Fact]
    public async Task AReaderThatLeavesAbandonsTheStreamAfterItsFinallyBlocksHaveRun()
    {
        var order = new List<string>();
        await foreach (var item in Streams.EndlessAsync(order))
        {
            if (item == 2)
            {
                break;
            }
        }

        var call = Recorded.Call(typeof(Streams), nameof(Streams.EndlessAsync));
        Assert.Equal(["finally"], order);
        Assert.Equal(CallStatus.Abandoned, call.Status);
        Assert.Equal(3, call.Captures["stream_items"].Value);
        Assert.Equal(call.Record.Seq, Recorded.Call(typeof(Streams), nameof(Streams.CleanUp)).Record.Parent);
    }

    [Fact]
    public async Task AReaderThatForgetsToDisposeAbandonsTheStream()
    {
        await LeaveOpenAsync();

        for (var i = 0; i < 20 && Status() == CallStatus.Unfinished; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(CallStatus.Abandoned, Status());

        static CallStatus Status() => Recorded.Call(typeof(Streams), nameof(Streams.ForgottenAsync)).Status;

        [MethodImpl(MethodImplOptions.NoInlining)]
        static async Task LeaveOpenAsync()
        {
            var reader = Streams.ForgottenAsync().GetAsyncEnumerator(CancellationToken.None);
            Assert.True(await reader.MoveNextAsync());
            await Task.Yield();
        }
    }

    [Fact]
    public async Task AStreamThatThrowsHasFailedAndTheReaderGetsItsException()
    {
        var items = new List<int>();
        var error = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var item in Streams.FailAsync())
            {
                items.Add(item);
            }
        });

        var call = Recorded.Call(typeof(Streams), nameof(Streams.FailAsync));
        Assert.Equal("second", error.Message);
        Assert.Contains(nameof(Streams.FailAsync), error.StackTrace, StringComparison.Ordinal);
        Assert.Equal([1], items);
        Assert.Equal((CallStatus.Failure, "System.IO.InvalidDataException"), (call.Status, call.Error));
        Assert.Equal(1, call.Captures["stream_items"].Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ATokenReachesTheStreamWhetherItIsGivenToTheMethodOrToTheEnumeration(bool toMethod)
    {
        using var stop = new CancellationTokenSource();
        var before = Recorded.Calls(typeof(Streams), nameof(Streams.WaitAsync)).Count;
        var stream = toMethod ? Streams.WaitAsync(stop.Token) : Streams.WaitAsync().WithCancellation(stop.Token).AsStream();
        await using var reader = stream.GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await reader.MoveNextAsync());
        var waiting = reader.MoveNextAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);

        Assert.Equal(CallStatus.Cancelled, Recorded.Calls(typeof(Streams), nameof(Streams.WaitAsync))[before].Status);
    }

    [Fact]
    public async Task WhatAStreamCallsBelongsToItAfterEveryYieldAndEveryAwait()
    {
        using var task = Perf.BeginTask(nameof(WhatAStreamCallsBelongsToItAfterEveryYieldAndEveryAwait));
        await foreach (var item in Streams.CallingAsync())
        {
            Streams.ByReader(item);
        }

        var stream = Recorded.Call(typeof(Streams), nameof(Streams.CallingAsync)).Record.Seq;
        Assert.Equal([stream, stream, stream, stream, stream, stream], Recorded.Calls(typeof(Streams), nameof(Streams.ByStream)).Select(static call => call.Record.Parent));
        Assert.DoesNotContain(stream, Recorded.Calls(typeof(Streams), nameof(Streams.ByReader)).Select(static call => call.Record.Parent));
    }

    [Fact]
    public async Task NothingIsReadAheadAndNothingIsHeldBack()
    {
        var (tracked, untracked) = (new List<string>(), new List<string>());
        Func<List<string>, IAsyncEnumerable<int>> plain = Streams.NotingAsync;

        await Read(Streams.NotingAsync(tracked), tracked);
        await Read(plain(untracked), untracked);

        Assert.Equal(untracked, tracked);
        Assert.Single(Recorded.Calls(typeof(Streams), nameof(Streams.NotingAsync)));

        static async Task Read(IAsyncEnumerable<int> stream, List<string> order)
        {
            order.Add("asked");
            await foreach (var item in stream)
            {
                order.Add($"got {item}");
            }
        }
    }

    [Fact]
    public async Task AsyncLocalsFlowBetweenStreamAndReaderAsInTheUntrackedProgram()
    {
        Func<List<string?>, IAsyncEnumerable<int>> plain = Streams.LocalsAsync;
        var (tracked, untracked) = (new List<string?>(), new List<string?>());

        await Task.Run(() => Read(Streams.LocalsAsync(tracked), tracked));
        await Task.Run(() => Read(plain(untracked), untracked));
        Assert.Equal(untracked, tracked);

        // A hand-written enumerator may set what its reader sees.
        Func<IAsyncEnumerable<int>> plainHandWritten = Streams.HandWritten;
        var (seen, expected) = (new List<string?>(), new List<string?>());
        await Task.Run(() => Read(Streams.HandWritten(), seen));
        await Task.Run(() => Read(plainHandWritten(), expected));
        Assert.Equal(expected, seen);
        Assert.Contains("by hand 1", seen);
        Assert.Equal(CallStatus.Success, Recorded.Call(typeof(Streams), nameof(Streams.HandWritten)).Status);

        static async Task Read(IAsyncEnumerable<int> stream, List<string?> seen)
        {
            Streams.Local.Value = "reader";
            await foreach (var item in stream)
            {
                seen.Add(Streams.Local.Value);
                Streams.Local.Value = $"reader {item}";
            }

            seen.Add(Streams.Local.Value);
        }
    }

    [Fact]
    public async Task AReaderWithoutFlowingContextReadsOn()
    {
        var flow = ExecutionContext.SuppressFlow();
        var reader = Streams.SuppressedAsync().GetAsyncEnumerator(CancellationToken.None);
        var first = reader.MoveNextAsync();
        flow.Undo();

        Assert.True(await first);
        Assert.False(await reader.MoveNextAsync());
        await reader.DisposeAsync();
        Assert.Equal(CallStatus.Success, Recorded.Call(typeof(Streams), nameof(Streams.SuppressedAsync)).Status);
    }

    [Fact]
    public void AMethodThatThrowsBeforeThereIsAStreamHasFailed()
    {
        Assert.Throws<ArgumentNullException>(static () => Streams.Checked(null!));

        Assert.Equal((CallStatus.Failure, "System.ArgumentNullException"), Recorded.Call(typeof(Streams), nameof(Streams.Checked)) is var call ? (call.Status, call.Error) : default);
        Assert.Null(Streams.Nothing());
        Assert.Empty(Recorded.Calls(typeof(Streams), nameof(Streams.Nothing)));
    }

    [Fact]
    public async Task AnEnumeratorThatAMethodReturnsIsOneEnumeration()
    {
        await using var reader = Streams.ReaderAsync();

        Assert.True(await reader.MoveNextAsync());
        Assert.Equal(4, reader.Current);
        Assert.False(await reader.MoveNextAsync());
        Assert.False(await reader.MoveNextAsync());

        Assert.Equal(CallStatus.Success, Recorded.Call(typeof(Streams), nameof(Streams.ReaderAsync)).Status);
    }

    [Fact]
    public async Task WhatTheMethodWasGivenIsCapturedWhenTheEnumerationHasEnded()
    {
        Assert.Equal([0, 1], await ReadAsync(Streams.CapturingAsync(2)));

        Assert.Equal((2, "count"), Recorded.Call(typeof(Streams), nameof(Streams.CapturingAsync)).Captures["asked_items"]);
    }

    [Fact]
    public async Task ABodyThatRecordsItselfBehindATrackedInterfaceIsOneCall()
    {
        IStreaming behind = new PartialStream();

        Assert.Equal([7], await ReadAsync(behind.ItemsAsync()));
        Assert.Equal([7], await ReadAsync(new PartialStream().ItemsAsync()));
        Assert.Equal([8], await ReadAsync(((IStreaming)new PlainStream()).ItemsAsync()));

        Assert.Equal(2, Recorded.Calls(typeof(PartialStream)).Count);
        Assert.Single(Recorded.Calls(typeof(IStreaming)));
    }

    [Fact]
    public async Task AnOuterStreamWithAnInnerOneOfTheSameInterfaceIsTwoCalls()
    {
        IRelay outer = new Relay(new PartialRelay());

        Assert.Equal([5], await ReadAsync(outer.ItemsAsync()));

        Assert.Single(Recorded.Calls(typeof(PartialRelay)));
        Assert.Single(Recorded.Calls(typeof(IRelay)));
    }

    private static async Task<List<int>> ReadAsync(IAsyncEnumerable<int> stream)
    {
        var items = new List<int>();
        await foreach (var item in stream)
        {
            items.Add(item);
        }

        return items;
    }

    internal static class Streams
    {
        public static readonly AsyncLocal<string?> Local = new();

        [TrackPerformance(SampleEvery = 10)]
        public static async IAsyncEnumerable<int> SampledAsync(int count)
        {
            await Task.CompletedTask;
            foreach (var item in Items(count))
            {
                yield return item;
            }
        }

        [TrackPerformance(SampleEvery = 10)]
        public static IEnumerable<int> Sampled(int count)
        {
            foreach (var item in Items(count))
            {
                yield return item;
            }
        }

        private static IEnumerable<int> Items(int count) => count < 0 ? throw new InvalidDataException() : Enumerable.Range(0, count);

        [TrackPerformance]
        public static async IAsyncEnumerable<int> CountAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }

        [TrackPerformance]
        public static async IAsyncEnumerable<int> EmptyAsync()
        {
            await Task.Yield();
            yield break;
        }

        [TrackPerformance]
        public static async IAsyncEnumerable<int> UnreadAsync()
        {
            await Task.Yield();
            yield return 1;
        }

        [TrackPerformance]
        public static async IAsyncEnumerable<int> TwiceAsync()
        {
            await Task.Yield();
            yield return 1;
        }

        [TrackPerformance]
        public static async IAsyncEnumerable<int> EndlessAsync(List<string> order)
        {
            try
            {
                for (var i = 0; ; i++)
                {
                    await Task.CompletedTask;
                    yield return i;
                }
            }
            finally
            {
                await Task.Yield();
                CleanUp();
                order.Add("finally");
            }
        }

        [TrackPerformance]
        public static void CleanUp()
        {
        }

        [TrackPerformance]
        public static async IAsyncEnumerable<int> ForgottenAsync()
        {
            await Task.Yield();
            yield return 1;
            yield return 2;
        }

        [TrackPerformance]
        public static async IAsyncEnumerable<int> FailAsync()
        {
            await Task.Yield();
            yield return 1;
            throw new InvalidDataException("second");
        }

        [TrackPerformance]
        public static async IAsyncEnumerable<int> WaitAsync([EnumeratorCancellation] CancellationToken stop = default)
        {
            yield return 1;
            await Task.Delay(Timeout.Infinite, stop);
            yield return 2;
        }

        [TrackPerformance]
        public static async IAsyncEnumerable<int> CallingAsync()
        {
            for (var i = 0; i < 3; i++)
            {
                ByStream();
                await Task.Yield();
                ByStream();
                yield return i;
            }
        }

        [TrackPerformance]
        public static void ByStream()
        {
        }

        [TrackPerformance]
        public static int ByReader(int item) => item;

        [TrackPerformance]
        public static async IAsyncEnumerable<int> NotingAsync(List<string> order)
        {
            for (var i = 0; i < 3; i++)
            {
                order.Add($"made {i}");
                await Task.CompletedTask;
                yield return i;
            }

            order.Add("end");
        }

        [TrackPerformance]
        public static async IAsyncEnumerable<int> LocalsAsync(List<string?> seen)
        {
            for (var i = 0; i < 3; i++)
            {
                seen.Add("in " + Local.Value);
                Local.Value = $"stream {i}";
                if (i == 1)
                {
                    await Task.Yield();
                }

                seen.Add("in " + Local.Value);
                yield return i;
            }
        }

        [TrackPerformance]
        public static IAsyncEnumerable<int> HandWritten() => new ByHand();

        [TrackPerformance]
        public static async IAsyncEnumerable<int> SuppressedAsync()
        {
            await Task.CompletedTask;
            yield return 1;
        }

        [TrackPerformance]
        public static IAsyncEnumerable<int> Checked(string text)
        {
            ArgumentNullException.ThrowIfNull(text);
            return CountAsync(text.Length);
        }

        [TrackPerformance]
        public static IAsyncEnumerable<int>? Nothing() => null;

        [TrackPerformance]
        public static async IAsyncEnumerator<int> ReaderAsync()
        {
            await Task.Yield();
            yield return 4;
        }

        [TrackPerformance]
        [Measure("asked_items", Units.Count, From = "count")]
        public static async IAsyncEnumerable<int> CapturingAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }
    }

    private sealed class ByHand : IAsyncEnumerable<int>, IAsyncEnumerator<int>
    {
        public int Current { get; private set; }

        public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync()
        {
            Streams.Local.Value = $"by hand {++Current}";
            return new ValueTask<bool>(Current < 3);
        }

        public ValueTask DisposeAsync() => default;
    }

    internal interface IStreaming
    {
        [TrackPerformance]
        IAsyncEnumerable<int> ItemsAsync();
    }

    internal sealed partial class PartialStream : IStreaming
    {
        [TrackPerformance]
        public partial IAsyncEnumerable<int> ItemsAsync();

        private async IAsyncEnumerable<int> ItemsAsyncCore()
        {
            await Task.Yield();
            yield return 7;
        }
    }

    internal sealed class PlainStream : IStreaming
    {
        public async IAsyncEnumerable<int> ItemsAsync()
        {
            await Task.Yield();
            yield return 8;
        }
    }

    internal interface IRelay
    {
        [TrackPerformance]
        IAsyncEnumerable<int> ItemsAsync();
    }

    internal sealed partial class PartialRelay : IRelay
    {
        [TrackPerformance]
        public partial IAsyncEnumerable<int> ItemsAsync();

        private async IAsyncEnumerable<int> ItemsAsyncCore()
        {
            await Task.Yield();
            yield return 5;
        }
    }

    internal sealed class Relay(PartialRelay inner) : IRelay
    {
        public IAsyncEnumerable<int> ItemsAsync() => inner.ItemsAsync();
    }
}

internal static class StreamExtensions
{
    public static async IAsyncEnumerable<T> AsStream<T>(this ConfiguredCancelableAsyncEnumerable<T> stream)
    {
        await foreach (var item in stream)
        {
            yield return item;
        }
    }
}
