using System.Threading.Tasks.Sources;
using PerfGen.Runtime.Journal;
using static PerfGen.Runtime.Tests.TrackedCode;

namespace PerfGen.Runtime.Tests;

public sealed class AsynchronousCallTests
{
    [Fact]
    public void ATaskThatHadCompletedOnReturnIsReturnedItself()
    {
        var site = RecordedCalls.NewSite();
        Task<int>[] completed = [Task.FromResult(1), Task.FromException<int>(new InvalidDataException()), Task.FromCanceled<int>(new CancellationToken(true))];

        foreach (var task in completed)
        {
            Assert.Same(task, Async(site, () => task));
        }

        Assert.Equal([CallStatus.Success, CallStatus.Failure, CallStatus.Cancelled], RecordedCalls.Of(site).Select(static call => call.Record.Status));
        Assert.Equal("System.IO.InvalidDataException", RecordedCalls.Of(site)[1].Error);
        _ = completed[1].Exception;
    }

    [Fact]
    public async Task ASuspendedTaskIsRecordedUntilItEnds()
    {
        var site = RecordedCalls.NewSite();

        Assert.Equal(7, await Async(site, static async () =>
        {
            await Task.Delay(30);
            return 7;
        }));

        var call = RecordedCalls.Single(site);
        Assert.Equal(CallStatus.Success, call.Record.Status);
        Assert.True(call.DurationNanoseconds >= 25_000_000, $"waited 30 ms, recorded {call.DurationNanoseconds} ns");
    }

    [Fact]
    public async Task TheRecordIsCommittedBeforeTheCallersContinuationRuns()
    {
        var site = RecordedCalls.NewSite();

        for (var i = 0; i < 20; i++)
        {
            await Async(site, static async () => await Task.Yield());
            Assert.Equal(i + 1, RecordedCalls.Of(site).Count(static call => call.Record.Kind == SlotKind.Call));
        }
    }

    [Fact]
    public async Task ASuspendedTaskThatFailsKeepsEveryException()
    {
        var site = RecordedCalls.NewSite();
        var source = new TaskCompletionSource<int>();

        var tracked = Async(site, () => source.Task);
        source.SetException([new InvalidDataException("one"), new TimeoutException("two")]);

        await Assert.ThrowsAsync<InvalidDataException>(() => tracked);
        Assert.Equal(["one", "two"], tracked.Exception!.InnerExceptions.Select(static error => error.Message));
        Assert.Equal("System.IO.InvalidDataException", RecordedCalls.Single(site).Error);
    }

    [Fact]
    public async Task ASuspendedTaskThatIsCancelledStaysCancelledWithItsToken()
    {
        var site = RecordedCalls.NewSite();
        using var stop = new CancellationTokenSource();

        var tracked = Async(site, () => Task.Delay(Timeout.Infinite, stop.Token));
        stop.Cancel();

        var error = await Assert.ThrowsAsync<TaskCanceledException>(() => tracked);
        Assert.True(tracked.IsCanceled);
        Assert.Equal(stop.Token, error.CancellationToken);
        Assert.Equal(CallStatus.Cancelled, RecordedCalls.Single(site).Record.Status);
    }

    [Fact]
    public void AnExceptionThrownInsteadOfATaskIsThrownAndNotWrappedInATask()
    {
        var site = RecordedCalls.NewSite();

        Assert.Throws<ArgumentNullException>(() => { _ = Async(site, static () => throw new ArgumentNullException()); });

        Assert.Equal(CallStatus.Failure, RecordedCalls.Single(site).Record.Status);
    }

    [Fact]
    public void ANullInPlaceOfATaskIsHandedOn()
    {
        var site = RecordedCalls.NewSite();

        Assert.Null(Async(site, static () => (Task)null!));

        Assert.Equal(CallStatus.Success, RecordedCalls.Single(site).Record.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AFaultThatNobodyObservesIsStillReportedAsUnobserved(bool suspended)
    {
        var site = RecordedCalls.NewSite();
        var message = Guid.NewGuid().ToString();
        var seen = 0;
        SynchronizationContext.SetSynchronizationContext(null); // The test runner's own would delay continuations: the end of the task must be seen before the collection.
        EventHandler<UnobservedTaskExceptionEventArgs> watch = (_, e) =>
        {
            if (e.Exception.InnerException?.Message == message)
            {
                Interlocked.Increment(ref seen);
            }
        };
        TaskScheduler.UnobservedTaskException += watch;
        try
        {
            FireAndForget();
            for (var i = 0; i < 20 && Volatile.Read(ref seen) == 0; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= watch;
        }

        Assert.Equal(1, seen);
        Assert.Equal("System.IO.InvalidDataException", RecordedCalls.Single(site).Error);

        void FireAndForget()
        {
            var source = new TaskCompletionSource();
            if (suspended)
            {
                _ = Async(site, () => source.Task);
                source.SetException(new InvalidDataException(message));
            }
            else
            {
                source.SetException(new InvalidDataException(message));
                _ = Async(site, () => source.Task);
            }
        }
    }

    [Fact]
    public async Task AValueTaskIsConsumedExactlyOnce()
    {
        var site = RecordedCalls.NewSite();
        var source = new OneTimeSource();

        var tracked = Value(site, () => new ValueTask<int>(source, 0));
        source.Set(5);

        Assert.Equal(5, await tracked);
        Assert.Equal(1, source.Reads);
        Assert.Equal(CallStatus.Success, RecordedCalls.Single(site).Record.Status);
    }

    [Fact]
    public async Task AValueTaskThatFailsIsRecordedWithItsError()
    {
        var site = RecordedCalls.NewSite();

        await Assert.ThrowsAsync<InvalidDataException>(async () => await Value<int>(site, static async () =>
        {
            await Task.Yield();
            throw new InvalidDataException();
        }));

        Assert.Equal("System.IO.InvalidDataException", RecordedCalls.Single(site).Error);
    }

    [Fact]
    public async Task CallsAfterAnAwaitHaveTheAsynchronousCallAsParentOnWhateverThreadTheyRun()
    {
        var (outer, inner) = (RecordedCalls.NewSite(), RecordedCalls.NewSite());

        await Async(outer, async () =>
        {
            Sync(inner, static () => 0);
            for (var i = 0; i < 5; i++)
            {
                await Task.Yield();
                Sync(inner, static () => 0);
                await Task.Run(() => Sync(inner, static () => 0));
            }
        });

        var parent = RecordedCalls.Single(outer).Record.Seq;
        var calls = RecordedCalls.Of(inner);
        Assert.Equal(11, calls.Count);
        Assert.All(calls, call => Assert.Equal(parent, call.Record.Parent));
    }

    [Fact]
    public async Task CallsThatRunAtTheSameTimeDoNotMixTheirChildren()
    {
        var sites = Enumerable.Range(0, 20).Select(static _ => (Outer: RecordedCalls.NewSite(), Inner: RecordedCalls.NewSite())).ToArray();

        await Task.WhenAll(sites.Select(static site => Async(site.Outer, async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await Task.Yield();
                Sync(site.Inner, static () => 0);
            }
        })));

        foreach (var (outer, inner) in sites)
        {
            var parent = RecordedCalls.Single(outer).Record.Seq;
            Assert.All(RecordedCalls.Of(inner), call => Assert.Equal(parent, call.Record.Parent));
        }
    }

    [Fact]
    public async Task TheCallersOwnFlowIsUntouchedByATrackedCall()
    {
        var local = new AsyncLocal<string> { Value = "mine" };
        var (site, after) = (RecordedCalls.NewSite(), RecordedCalls.NewSite());

        var task = Async(site, async () =>
        {
            local.Value = "theirs";
            await Task.Yield();
        });
        Sync(after, static () => 0);
        await task;

        Assert.Equal("mine", local.Value);
        Assert.Equal(0UL, RecordedCalls.Single(after).Record.Parent);
    }

    [Fact]
    public void AContinuationThatRunsInsideAnotherFlowsCallDoesNotTakeItAsParent()
    {
        var (outer, completing, continued) = (RecordedCalls.NewSite(), RecordedCalls.NewSite(), RecordedCalls.NewSite());
        var gate = new TaskCompletionSource();
        SynchronizationContext.SetSynchronizationContext(null); // The test runner's own would keep continuations from running inline.

        var waiting = Async(outer, async () =>
        {
            await gate.Task;
            Sync(continued, static () => 0);
        });
        Sync(completing, () =>
        {
            gate.SetResult(); // Runs the continuation above, here and now.
            return 0;
        });

        Assert.True(waiting.IsCompletedSuccessfully);
        Assert.Equal(RecordedCalls.Single(outer).Record.Seq, RecordedCalls.Single(continued).Record.Parent);
    }

    private sealed class OneTimeSource : IValueTaskSource<int>
    {
        private ManualResetValueTaskSourceCore<int> _core;

        public int Reads { get; private set; }

        public void Set(int result) => _core.SetResult(result);

        public int GetResult(short token)
        {
            Reads++;
            return _core.GetResult(token);
        }

        public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _core.OnCompleted(continuation, state, token, flags);
    }
}
