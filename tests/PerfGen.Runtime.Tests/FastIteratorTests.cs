using PerfGen.Runtime.Calls.Streams;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Tests;

/// <summary>Iterators whose items come so fast that a clock of our own is read for them. How fast a machine is that others use as well is not known: what is fast is tried until it is.</summary>
public sealed class FastIteratorTests
{
    /// <summary>Shorter than the clock moves on after the last fast item: it is found by the clock itself.</summary>
    private const int WaitMilliseconds = 60;

    [Fact]
    public void AWaitAmongFastItemsIsFoundAndTheReadersOwnPauseIsNone()
    {
        var site = RecordedCalls.NewSite();
        var items = 0;
        foreach (var mayWait in Recorder.EnterStream(site).Enumerates(Waiting())!)
        {
            items++;
            if (mayWait)
            {
                Thread.Sleep(3 * WaitMilliseconds);
            }
        }

        var call = RecordedCalls.Single(site);
        var values = CapturedBy(call);
        Assert.Equal(items, values["stream_items"]);
        Assert.InRange(values["longest_stream_gap"], WaitMilliseconds / 2000.0, values["stream_gap_time"]);
        Assert.InRange(values["stream_gap_time"], 0, (call.DurationNanoseconds / 1e9) - (2.5 * WaitMilliseconds / 1000.0));

        // Fast until the clock is moved on; a wait; fast again; an item at which the reader pauses; and once more.
        static IEnumerable<bool> Waiting()
        {
            for (var until = Environment.TickCount64 + 60_000; !CoarseClock.IsMoving && Environment.TickCount64 < until;)
            {
                for (var i = 0; i < 1_000; i++)
                {
                    yield return false;
                }
            }

            Assert.True(CoarseClock.IsMoving);
            Thread.Sleep(WaitMilliseconds);
            yield return false;
            yield return true;
            yield return false;
        }
    }

    [Fact]
    public void ManyShortEnumerationsAreFastAsWellAndTheClockStopsBehindThem()
    {
        var site = RecordedCalls.NewSite();
        for (var until = Environment.TickCount64 + 60_000; !CoarseClock.IsMoving && Environment.TickCount64 < until;)
        {
            Assert.Equal(1_000, Recorder.EnterStream(site).Enumerates(Enumerable.Range(0, 1_000).Select(static item => item))!.Count());
        }

        Assert.True(CoarseClock.IsMoving);
        Assert.InRange(Environment.TickCount64 - CoarseClock.Now, 0, 10_000);
        Assert.True(SpinWait.SpinUntil(static () => !CoarseClock.IsMoving, TimeSpan.FromSeconds(60)));
        Assert.InRange(Environment.TickCount64 - CoarseClock.Now, 0, 1_000);
    }

    private static Dictionary<string, double> CapturedBy(RecordedCall call)
    {
        var all = RecordedCalls.All().Where(static record => record.Record.Kind == SlotKind.Capture).ToDictionary(static record => record.Record.Seq);
        var values = new Dictionary<string, double>();
        for (var seq = call.Record.Continuation; seq != 0; seq = all[seq].Record.Continuation)
        {
            values.Add(all[seq].Metric!.Name, all[seq].Record.Value);
        }

        return values;
    }
}
