using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;
using static PerfGen.Runtime.Tests.TrackedCode;

namespace PerfGen.Runtime.Tests;

public sealed class SynchronousCallTests
{
    [Fact]
    public void ACallThatReturnsIsRecordedAsASuccessWithItsStartAndDuration()
    {
        var site = RecordedCalls.NewSite();
        var before = DateTimeOffset.UtcNow;

        Assert.Equal(42, Sync(site, static () =>
        {
            Thread.Sleep(20);
            return 42;
        }));

        var call = RecordedCalls.Single(site);
        Assert.Equal(SlotKind.Call, call.Record.Kind);
        Assert.Equal(CallStatus.Success, call.Record.Status);
        Assert.Equal(Environment.CurrentManagedThreadId, call.Record.Thread);
        Assert.True(call.DurationNanoseconds >= 19_000_000, $"slept 20 ms, recorded {call.DurationNanoseconds} ns");
        var started = DateTimeOffset.UnixEpoch.AddTicks(call.StartedUtcNanoseconds / 100);
        Assert.InRange(started, before.AddMilliseconds(-100), DateTimeOffset.UtcNow.AddMilliseconds(100));
    }

    [Fact]
    public void ACallThatThrowsIsRecordedAsAFailureWithItsErrorTypeAndTheExceptionPassesUntouched()
    {
        var site = RecordedCalls.NewSite();
        var thrown = new InvalidDataException("bad");

        var caught = Assert.Throws<InvalidDataException>(() => Sync<int>(site, () => throw thrown));

        Assert.Same(thrown, caught);
        var call = RecordedCalls.Single(site);
        Assert.Equal(CallStatus.Failure, call.Record.Status);
        Assert.Equal("System.IO.InvalidDataException", call.Error);
        Assert.NotEqual(0, call.Record.Detail);
    }

    [Theory]
    [InlineData(typeof(OperationCanceledException), CallStatus.Cancelled)]
    [InlineData(typeof(TaskCanceledException), CallStatus.Cancelled)]
    [InlineData(typeof(TimeoutException), CallStatus.Timeout)]
    [InlineData(typeof(ArgumentException), CallStatus.Failure)]
    public void TheKindOfExceptionDecidesTheStatus(Type kind, CallStatus status)
    {
        var site = RecordedCalls.NewSite();

        Assert.Throws(kind, () => { Sync<int>(site, () => throw (Exception)Activator.CreateInstance(kind)!); });

        Assert.Equal(status, RecordedCalls.Single(site).Record.Status);
    }

    [Fact]
    public void ACancellationThatATimeoutCausedIsATimeout()
    {
        var site = RecordedCalls.NewSite();

        Assert.Throws<TaskCanceledException>(() => Sync<int>(site, static () => throw new TaskCanceledException("", new TimeoutException())));

        Assert.Equal(CallStatus.Timeout, RecordedCalls.Single(site).Record.Status);
    }

    [Fact]
    public void AnExceptionWhoseMessageThrowsIsStillRecordedAndStillTheOneThatPasses()
    {
        var site = RecordedCalls.NewSite();

        Assert.Throws<HostileException>(() => Sync<int>(site, static () => throw new HostileException()));

        Assert.Equal(CallStatus.Failure, RecordedCalls.Single(site).Record.Status);
    }

    [Fact]
    public void TheFilterRunsBeforeTheStackUnwindsAndOuterFiltersSeeTheInnerFramesAlive()
    {
        var site = RecordedCalls.NewSite();
        var order = new List<string>();

        try
        {
            Sync<int>(site, () =>
            {
                try
                {
                    throw new InvalidOperationException();
                }
                finally
                {
                    order.Add("inner finally");
                }
            });
        }
        catch (InvalidOperationException) when (Note("outer filter"))
        {
            order.Add("catch");
        }

        Assert.Equal(["outer filter", "inner finally", "catch"], order);

        bool Note(string what)
        {
            order.Add(what);
            return true;
        }
    }

    [Fact]
    public void NestedCallsNameTheirParentAndSiblingsShareIt()
    {
        var (outer, first, second) = (RecordedCalls.NewSite(), RecordedCalls.NewSite(), RecordedCalls.NewSite());

        Sync(outer, () => Sync(first, static () => 1) + Sync(second, static () => 2));

        var parent = RecordedCalls.Single(outer).Record;
        Assert.Equal(0UL, parent.Parent);
        Assert.Equal(parent.Seq, RecordedCalls.Single(first).Record.Parent);
        Assert.Equal(parent.Seq, RecordedCalls.Single(second).Record.Parent);
    }

    [Fact]
    public void ACallAfterOneThatThrewHasTheSameParentAsThatOne()
    {
        var (outer, failing, next) = (RecordedCalls.NewSite(), RecordedCalls.NewSite(), RecordedCalls.NewSite());

        Sync(outer, () =>
        {
            Assert.Throws<InvalidOperationException>(() => Sync<int>(failing, static () => throw new InvalidOperationException()));
            return Sync(next, static () => 0);
        });

        Assert.Equal(RecordedCalls.Single(failing).Record.Parent, RecordedCalls.Single(next).Record.Parent);
    }

    [Fact]
    public void RecursionIsRecordedAtEachLevel()
    {
        var site = RecordedCalls.NewSite();

        Assert.Equal(15, Sum(5));

        var calls = RecordedCalls.Of(site);
        Assert.Equal(6, calls.Count);
        Assert.Equal(calls.Select(static call => call.Record.Seq).SkipLast(1), calls.Skip(1).Select(static call => call.Record.Parent));

        int Sum(int n) => Sync(site, () => n == 0 ? 0 : n + Sum(n - 1));
    }

    [Fact]
    public void EnterAndExitAllocateNothing()
    {
        var site = RecordedCalls.NewSite();
        Repeat(2_000); // The segment is opened, the site interned, the code compiled.

        // Another chunk or segment, which all tests take from, allocates once in a while; a call that did would in each of the ten.
        var least = Enumerable.Range(0, 10).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Repeat(200);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

        Assert.Equal(0, least);

        void Repeat(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var call = Recorder.Enter(site);
                call.Exit();
            }
        }
    }

    [Fact]
    public void ACallThatIsRunningIsInTheJournalAsOpen()
    {
        var site = RecordedCalls.NewSite();

        Sync(site, () =>
        {
            var open = RecordedCalls.Single(site);
            Assert.Equal(SlotKind.OpenCall, open.Record.Kind);
            Assert.Equal(CallStatus.Unfinished, open.Record.Status);
            return 0;
        });

        Assert.Equal(SlotKind.Call, RecordedCalls.Single(site).Record.Kind);
    }

    private sealed class HostileException : Exception
    {
        public override string Message => throw new NotSupportedException();
    }
}
