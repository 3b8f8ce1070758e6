using PerfGen.Runtime.Generated.V1;

namespace PerfGen.Runtime.Tests;

/// <summary>
/// Hot reload gives generated code that runs fields whose values it has not made: a method that became tracked has no site, one that got an attribute has no
/// measurement. It runs as it would untracked, or without that value, until the program starts again.
/// </summary>
public sealed class HotReloadTests
{
    [Fact]
    public async Task AMethodWithoutASiteRunsUnrecorded()
    {
        Site none = null!;
        VirtualSlot[] slots = null!;
        var around = RecordedCalls.NewSite();
        var outer = Recorder.Enter(around);

        Recorder.Enter(none).Exit();
        var captured = Recorder.Enter(none);
        captured.Tags.Record(new Tag("tag"), 1);
        var captures = captured.ExitWithCaptures();
        captures.Record(new Measurement("count", "count"), 1);
        captures.Commit();
        Assert.False(Recorder.Enter(none).Failed(new InvalidDataException()));
        Recorder.EnterDispatched(none, this).Returned().Exit();
        Recorder.EnterDecorated(none, slots, this, this).Returned().Exit();
        Recorder.EnterBody(none, slots, this).Exit();
        Assert.Equal([1], Recorder.EnterStream(none).Enumerates((IEnumerable<int>)[1]));

        var task = Task.FromResult(1);
        Assert.Same(task, Recorder.EnterTask(none).Completes(task));
        Assert.Same(task, Recorder.EnterDispatchedTask(none, this).Returned().Completes(task));
        Assert.Same(task, Recorder.EnterDecoratedTask(none, slots, this, this).Returned().Completes(task));
        Assert.Same(task, Recorder.EnterBodyTask(none, slots, this).Completes(task));
        outer.Exit();
        Assert.Equal(1, await Recorder.EnterTask(none).Completes(Delayed()));
        var recorded = RecordedCalls.Single(around).Record;
        Assert.DoesNotContain(RecordedCalls.All(), call => call.Record.Parent == recorded.Seq);

        static async Task<int> Delayed()
        {
            await Task.Yield();
            return 1;
        }
    }

    [Fact]
    public void ACallWithoutWhatItGainedIsRecordedWithoutIt()
    {
        var site = RecordedCalls.NewSite();
        Measurement measurement = null!;
        Tag tag = null!;

        var call = Recorder.EnterBody(site, null!, this);
        call.Tags.Record(tag, "tag");
        var captures = call.ExitWithCaptures();
        captures.Record(measurement, 1);
        captures.Record(measurement, (int?)1);
        captures.Record(tag, 1);
        captures.Commit();

        Assert.Equal((CallStatus.Success, 0UL), (RecordedCalls.Single(site).Record.Status, RecordedCalls.Single(site).Record.Continuation));
    }
}
