using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Tests;

public sealed class CaptureTests
{
    [Fact]
    public void CapturedValuesAreChainedToTheirCallNewestFirst()
    {
        var site = RecordedCalls.NewSite();
        var (tokens, lines) = NewMeasurements();

        var call = Recorder.Enter(site);
        var captures = call.ExitWithCaptures();
        captures.Record(tokens, 1250);
        captures.Record(lines, (long?)17);
        captures.Record(lines, (double?)null);
        captures.Commit();

        var record = RecordedCalls.Single(site).Record;
        var newest = Find(record.Continuation);
        var oldest = Find(newest.Record.Continuation);
        Assert.Equal((SlotKind.Capture, 17.0, "lines"), (newest.Record.Kind, newest.Record.Value, newest.Metric!.Unit));
        Assert.Equal((SlotKind.Capture, 1250.0, "tokens"), (oldest.Record.Kind, oldest.Record.Value, oldest.Metric!.Unit));
        Assert.Equal(0UL, oldest.Record.Continuation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnAsynchronousCallCapturesFromItsResultOnceItHasEnded(bool suspends)
    {
        var site = RecordedCalls.NewSite();
        var (tokens, _) = NewMeasurements();

        Assert.Equal("four", await Tracked(() => Work(suspends)));

        var record = RecordedCalls.Single(site).Record;
        Assert.Equal(CallStatus.Success, record.Status);
        Assert.Equal(400, Find(record.Continuation).Record.Value);

        Task<string> Tracked(Func<Task<string>> method)
        {
            var call = Recorder.EnterTask(site);
            return call.Completes(method(), (Measurement: tokens, Factor: 100), static (captures, state, result) =>
            {
                captures.Record(state.Measurement, result.Length * state.Factor);
                captures.Commit();
            });
        }
    }

    [Fact]
    public async Task ACallThatFailsCapturesNothing()
    {
        var site = RecordedCalls.NewSite();

        await Assert.ThrowsAsync<InvalidDataException>(() =>
        {
            var call = Recorder.EnterTask(site);
            return call.Completes(Fail(), 0, static (captures, _, _) => captures.Commit());
        });

        var record = RecordedCalls.Single(site).Record;
        Assert.Equal((CallStatus.Failure, 0UL), (record.Status, record.Continuation));

        static async Task<int> Fail()
        {
            await Task.Yield();
            throw new InvalidDataException();
        }
    }

    private static async Task<string> Work(bool suspends)
    {
        if (suspends)
        {
            await Task.Yield();
        }

        return "four";
    }

    private static RecordedCall Find(ulong seq) => RecordedCalls.All().Single(record => record.Record.Seq == seq);

    private static (Measurement Tokens, Measurement Lines) NewMeasurements() =>
        (new Measurement("tokens_" + Guid.NewGuid().ToString("N"), Units.Tokens), new Measurement("lines_" + Guid.NewGuid().ToString("N"), Units.Lines));
}
