using PerfGen.Runtime.Generated.V1;

namespace PerfGen.Runtime.Tests;

/// <summary>Who takes the call that the wrapper around a dynamically dispatched call leaves in its thread, and who does not.</summary>
public sealed class HandoffTests
{
    private readonly Site _contract = RecordedCalls.NewSite();
    private readonly Site _body = RecordedCalls.NewSite();
    private readonly object _receiver = new();

    [Fact]
    public void TheBodyTakesTheCallOfItsReceiver()
    {
        Dispatched(_receiver, () => Body(_receiver));

        Assert.Single(RecordedCalls.Of(_body));
        Assert.Empty(RecordedCalls.Of(_contract));
    }

    [Fact]
    public void TheBodyOfAnotherReceiverDoesNot()
    {
        Dispatched(_receiver, () => Body(new object()));

        Assert.Equal(RecordedCalls.Single(_contract).Record.Seq, RecordedCalls.Single(_body).Record.Parent);
    }

    [Fact]
    public void ABodyThatImplementsSomethingElseDoesNot()
    {
        Dispatched(_receiver, () => Body(_receiver, new VirtualSlot("PerfGen.Runtime.Tests", "M:Other"), new VirtualSlot("Other", _contract.Id)));

        Assert.Single(RecordedCalls.Of(_contract));
        Assert.Single(RecordedCalls.Of(_body));
    }

    [Fact]
    public void OnlyTheFirstBodyDoes()
    {
        Dispatched(_receiver, () =>
        {
            Body(_receiver);
            Body(_receiver);
        });

        var calls = RecordedCalls.Of(_body);
        Assert.Equal(2, calls.Count);
        Assert.Equal(calls[0].Record.Seq, calls[1].Record.Parent);
    }

    [Fact]
    public void ABodyBelowAnotherTrackedCallDoesNot()
    {
        var between = RecordedCalls.NewSite();

        Dispatched(_receiver, () => TrackedCode.Sync(between, () =>
        {
            Body(_receiver);
            return 0;
        }));

        Assert.Single(RecordedCalls.Of(_contract));
        Assert.Equal(RecordedCalls.Single(between).Record.Seq, RecordedCalls.Single(_body).Record.Parent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnInnerCallPutsBackWhatStoodBefore(bool throws)
    {
        Dispatched(_receiver, () =>
        {
            var other = new object();
            try
            {
                Dispatched(other, () => _ = throws ? throw new InvalidOperationException() : 0);
            }
            catch (InvalidOperationException)
            {
            }

            Body(other);
            Body(_receiver);
        });

        Assert.Single(RecordedCalls.Of(_contract));
        Assert.Equal(2, RecordedCalls.Of(_body).Count);
    }

    [Fact]
    public async Task TheBodyOfASampledCallTakesItAlsoAfterAnotherCallHasEnded()
    {
        // On a thread whose last call was in another flow: the one that has ended leaves the thread in this one.
        var sampled = new Site("PerfGen.Runtime.Tests", "M:Sampled" + Guid.NewGuid(), "Tests", "Sampled", "test_time") { SampleEvery = 10 };
        var between = RecordedCalls.NewSite();

        await TrackedCode.Async(RecordedCalls.NewSite(), async () =>
        {
            await Task.Yield();
            var call = Recorder.EnterDispatched(sampled, _receiver);
            TrackedCode.Sync(between, static () => 0);
            Recorder.EnterBody(_body, [new VirtualSlot("PerfGen.Runtime.Tests", sampled.Id)], _receiver).Exit();
            call.Returned().Exit();
        });

        Assert.Single(RecordedCalls.Of(between));
        Assert.Empty(RecordedCalls.Of(_body));
        Assert.Single(RecordedCalls.Of(sampled));
    }

    [Fact]
    public void ABodyOnAnotherThreadDoesNot()
    {
        Dispatched(_receiver, () =>
        {
            var thread = new Thread(() => Body(_receiver));
            thread.Start();
            thread.Join();
        });

        Assert.Single(RecordedCalls.Of(_contract));
        Assert.Single(RecordedCalls.Of(_body));
    }

    [Fact]
    public void ABodyOfAStructTakesTheCallOfItsBoxAndNotThatOfACopy()
    {
        object box = 5;

        Dispatched(box, () => Body(in System.Runtime.CompilerServices.Unsafe.Unbox<int>(box)));
        Assert.Single(RecordedCalls.Of(_body));
        Assert.Empty(RecordedCalls.Of(_contract));

        var copy = (int)box;
        Dispatched(box, () => Body(in copy));
        Assert.Equal(2, RecordedCalls.Of(_body).Count);
        Assert.Single(RecordedCalls.Of(_contract));
    }

    [Fact]
    public void AfterItsEndNothingIsLeftInTheThread()
    {
        Dispatched(_receiver, () => { });
        Assert.Throws<InvalidOperationException>(() => Dispatched(_receiver, static () => throw new InvalidOperationException()));

        Assert.Equal(default, PerfGen.Runtime.Journal.ThreadJournal.Current.Handoff);
        Body(_receiver);

        Assert.Equal(2, RecordedCalls.Of(_contract).Count);
        Assert.Single(RecordedCalls.Of(_body));
    }

    [Fact]
    public async Task AnAsynchronousCallIsOneRecordAndOverWhenTheMethodHasReturned()
    {
        var gate = new TaskCompletionSource();
        var task = DispatchedTask(_receiver, () => BodyTask(_receiver, gate.Task));

        Body(_receiver);
        gate.SetResult();
        await task;

        var calls = RecordedCalls.Of(_body);
        Assert.Equal(2, calls.Count);
        Assert.All(calls, static call => Assert.Equal(CallStatus.Success, call.Record.Status));
        Assert.Empty(RecordedCalls.Of(_contract));
    }

    [Fact]
    public async Task ValuesOfABodyThatOutlivesItsCallAreRecorded()
    {
        var metric = "outlives_" + Guid.NewGuid().ToString("N");
        var measurement = new Measurement(metric, "count");
        var gate = new TaskCompletionSource<int>();
        Task<int> inner = null!;

        await DispatchedTask(_receiver, () =>
        {
            inner = Recorder.EnterBodyTask(_body, Slots(), _receiver).Completes(gate.Task, measurement, static (captures, state, result) =>
            {
                captures.Record(state, result);
                captures.Commit();
            });
            return Task.CompletedTask;
        });
        gate.SetResult(3);
        await inner;

        var value = Assert.Single(RecordedCalls.Values(metric)).Record;
        Assert.Equal((3d, RecordedCalls.Single(_body).Record.Seq), (value.Value, value.Parent));
    }

    [Fact]
    public void AValueOfABodyThatIsNotANumberIsNotRecorded()
    {
        var metric = "not_a_number_" + Guid.NewGuid().ToString("N");
        var measurement = new Measurement(metric, "count");

        Dispatched(_receiver, () =>
        {
            var captures = Recorder.EnterBody(_body, Slots(), _receiver).ExitWithCaptures();
            captures.Record(measurement, double.NaN);
            captures.Record(measurement, 2d);
            captures.Commit();
        });

        var value = Assert.Single(RecordedCalls.Values(metric)).Record;
        Assert.Equal((2d, true), (value.Value, value.IsCaptured));
    }

    private VirtualSlot[] Slots() => [new("PerfGen.Runtime.Tests", "M:Unrelated"), new("PerfGen.Runtime.Tests", _contract.Id)];

    private void Dispatched(object receiver, Action method)
    {
        var call = Recorder.EnterDispatched(_contract, receiver);
        try
        {
            method();
            call.Returned().Exit();
        }
        catch (Exception error) when (call.Failed(error))
        {
            throw;
        }
    }

    private Task DispatchedTask(object receiver, Func<Task> method)
    {
        var call = Recorder.EnterDispatchedTask(_contract, receiver);
        var task = method();
        return call.Returned().Completes(task);
    }

    private void Body(object receiver, params VirtualSlot[] slots) => Recorder.EnterBody(_body, slots.Length == 0 ? Slots() : slots, receiver).Exit();

    private void Body(in int self) => Recorder.EnterBody(_body, Slots(), in self).Exit();

    private Task BodyTask(object receiver, Task task) => Recorder.EnterBodyTask(_body, Slots(), receiver).Completes(task);
}
