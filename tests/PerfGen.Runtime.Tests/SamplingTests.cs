using System.Diagnostics;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;
using static PerfGen.Runtime.Tests.TrackedCode;

namespace PerfGen.Runtime.Tests;

public sealed class SamplingTests
{
    private static Site NewSite(int every, [System.Runtime.CompilerServices.CallerMemberName] string test = "") =>
        new("PerfGen.Runtime.Tests", $"M:{test}:{Guid.NewGuid():N}", "Tests", test, "test_time") { SampleEvery = every };

    private static int Count(IEnumerable<RecordedCall> calls) => calls.Sum(static call => call.Record.Weight);

    [Fact]
    public void EveryCallIsCountedAndOneRecordStandsForAsManyAsTheAttributeSays()
    {
        var site = NewSite(64);

        for (var i = 0; i < 1_000; i++)
        {
            Sync(site, static () => 1);
        }

        var calls = RecordedCalls.Of(site);
        Assert.Equal(1_000, Count(calls));
        Assert.Equal(16, calls.Count);
        Assert.Equal(15, calls.Count(static call => call.Record is { Kind: SlotKind.Call, Weight: 64 }));
        Assert.Single(calls, static call => call.Record is { Kind: SlotKind.OpenSample, Weight: 40 }); // Found there if the process dies now.
        Assert.All(calls.Where(static call => call.Record.Kind == SlotKind.Call), static call => Assert.True(call.Record.IsTimed));
    }

    [Fact]
    public void EachCallOfAWindowHasTheSameChanceToBeTheOneThatIsTimed()
    {
        const int every = 8, windows = 4_000;
        var site = NewSite(every);
        var starts = new long[every * windows];
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = Stopwatch.GetTimestamp();
            Sync(site, static () => 1);
        }

        var chosen = new int[every];
        foreach (var call in RecordedCalls.Of(site))
        {
            var at = Array.BinarySearch(starts, call.Record.StartTicks);
            chosen[(at >= 0 ? at : ~at - 1) % every]++;
        }

        // 500 each, standard deviation 21: six of them.
        Assert.Equal(windows, chosen.Sum());
        Assert.All(chosen, static count => Assert.InRange(count, 375, 625));
    }

    [Fact]
    public void AWindowThatAContextEndsIsAsFair()
    {
        // Windows of five calls where sixty-four are asked for: each call of the five must be timed as often.
        const int calls = 5, windows = 2_500;
        var site = NewSite(64);
        var starts = new long[calls * windows];
        for (var i = 0; i < starts.Length;)
        {
            using (Perf.Use(agent: "agent " + i))
            {
                for (var j = 0; j < calls; j++, i++)
                {
                    starts[i] = Stopwatch.GetTimestamp();
                    Sync(site, static () => 1);
                }
            }
        }

        var records = RecordedCalls.Of(site);
        Assert.Equal(windows, records.Count);
        Assert.All(records, static call => Assert.Equal(calls, call.Record.Weight));
        var chosen = new int[calls];
        foreach (var call in records)
        {
            var at = Array.BinarySearch(starts, call.Record.StartTicks);
            at = at >= 0 ? at : ~at - 1;
            Assert.Equal($"agent {at - (at % calls)}", call.Context!.Agent);
            chosen[at % calls]++;
        }

        Assert.All(chosen, static count => Assert.InRange(count, 380, 620));
    }

    [Fact]
    public void ACallThatFailsHasARecordOfItsOwn()
    {
        var site = NewSite(10);
        for (var i = 0; i < 100; i++)
        {
            var fails = i % 7 == 0;
            try
            {
                Sync(site, () => fails ? throw new InvalidDataException("bad") : 1);
            }
            catch (InvalidDataException)
            {
            }
        }

        var calls = RecordedCalls.Of(site);
        var failures = calls.Where(static call => call.Record.Status == CallStatus.Failure).ToArray();
        Assert.Equal(15, failures.Length);
        Assert.All(failures, static call => Assert.Equal((1, "System.IO.InvalidDataException"), (call.Record.Weight, call.Error)));
        Assert.Equal(85, Count(calls.Where(static call => call.Record.Status == CallStatus.Success)));
    }

    [Fact]
    public void RecursionAndContextsWithinACallKeepTheCountsOfEachContext()
    {
        var site = NewSite(3);

        int Fall(int depth)
        {
            if (depth == 0)
            {
                return 0;
            }

            using (Perf.Use(agent: depth % 2 == 0 ? "even" : "odd"))
            {
                return Sync(site, () => Fall(depth - 1));
            }
        }

        for (var i = 0; i < 10; i++)
        {
            Fall(9);
        }

        var calls = RecordedCalls.Of(site);
        Assert.Equal(40, Count(calls.Where(static call => call.Context?.Agent == "even")));
        Assert.Equal(50, Count(calls.Where(static call => call.Context?.Agent == "odd")));
    }

    [Fact]
    public async Task AnAsynchronousCallThatCompletesIsCountedAndOneThatWaitsIsTimed()
    {
        var site = NewSite(20);
        for (var i = 0; i < 100; i++)
        {
            var waits = i % 10 == 9;

            // Opened when the call has returned: a time that is waited for may be over by then.
            var gate = new TaskCompletionSource();
            var call = Async(site, async () =>
            {
                if (waits)
                {
                    await gate.Task;
                }

                return i;
            });
            gate.SetResult();
            Assert.Equal(i, await call);
        }

        var calls = RecordedCalls.Of(site);
        Assert.Equal(100, Count(calls));
        // At least: a window that has counted one call so far looks the same.
        Assert.True(calls.Count(static call => call.Record.Weight == 1 && call.Record.IsTimed) >= 10);
        Assert.True(calls.Count < 100, $"{calls.Count} records: nothing was sampled");
    }

    [Fact]
    public async Task AnAsynchronousCallThatFailsHasARecordOfItsOwn()
    {
        var site = NewSite(20);
        await Assert.ThrowsAsync<InvalidDataException>(() => Async(site, static () => Task.FromException(new InvalidDataException())));
        await Assert.ThrowsAsync<InvalidDataException>(() => Async(site, static async () =>
        {
            await Task.Yield();
            throw new InvalidDataException();
        }));
        var thrown = Record.Exception(() => { _ = Async(site, static () => throw new InvalidDataException()); });
        Assert.IsType<InvalidDataException>(thrown);
        await Value(site, static () => new ValueTask<int>(1));

        var calls = RecordedCalls.Of(site);
        Assert.Equal(3, calls.Count(static call => call.Record.Status == CallStatus.Failure && call.Error == "System.IO.InvalidDataException"));
        Assert.Equal(4, Count(calls));
    }

    [Fact]
    public void ThreadsCountForThemselvesAndLeaveNothingUncountedWhenTheyEnd()
    {
        var site = NewSite(64);
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 1_111; i++)
            {
                Sync(site, static () => 1);
            }
        })).ToArray();
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());

        Assert.Equal(8_888, Count(RecordedCalls.Of(site)));
    }

    [Fact]
    public void ValuesOfASampledCallAreAllRecorded()
    {
        var site = NewSite(10);
        var metric = "sampled_values_" + Guid.NewGuid().ToString("N");
        var measurement = new Measurement(metric, Units.Count);
        for (var i = 1; i <= 25; i++)
        {
            var captures = Recorder.Enter(site).ExitWithCaptures();
            captures.Record(measurement, i);
            captures.Commit();
        }

        Assert.Equal(25, Count(RecordedCalls.Of(site)));
        Assert.Equal(25 * 26 / 2, RecordedCalls.Values(metric).Sum(static value => value.Record.Value));
    }

    [Fact]
    public void ASampledCallTakesNoTagsAndGivesThemToNobodyElse()
    {
        var site = NewSite(10);
        for (var i = 0; i < 25; i++)
        {
            var call = Recorder.Enter(site);
            call.Tags.Record(new Tag("kind"), "a");
            call.Exit();
        }

        Assert.All(RecordedCalls.Of(site), static call => Assert.Equal(0UL, call.Record.Continuation));
    }
}
