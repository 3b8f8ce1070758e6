using System.Runtime.CompilerServices;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Tests;

/// <summary>What calls use of their thread and of the process, where somebody asks.</summary>
public sealed class CallResourcesTests
{
    private const int Bytes = 100_000;
    private static readonly object Kept = new();
    private static byte[]? _kept;

    [Fact]
    public void ACallOfAMethodThatAsksForNothingHasNone() => Assert.Null(ResourcesOf(Recorded(CaptureOptions.None, static () => Allocate())));

    [Theory]
    [InlineData(CaptureOptions.AllocatedBytes, true, false, false)]
    [InlineData(CaptureOptions.CpuTime, false, true, false)]
    [InlineData(CaptureOptions.GcPauses, false, false, true)]
    [InlineData(CaptureOptions.All, true, true, true)]
    public void WhatIsAskedForIsKnownAndNothingElse(CaptureOptions options, bool allocated, bool cpu, bool pauses)
    {
        Skip_CpuTimeElsewhere(ref cpu);

        var used = ResourcesOf(Recorded(options, static () => Allocate()))!.Value;

        Assert.Equal((allocated, cpu, pauses), (used.AllocatedBytes is not null, used.CpuNanoseconds is not null, used.GcPauseNanoseconds is not null));
    }

    [Fact]
    public void AllocatedBytesAreThoseOfTheMethodAndNoneOfTheRecorder()
    {
        for (var i = 0; i < 200; i++)
        {
            // More calls than a chunk holds, of a method that is new to the journal: names and chunks are the recorder's own matter.
            Assert.Equal(0, ResourcesOf(Recorded(CaptureOptions.AllocatedBytes, static () => 1))!.Value.AllocatedBytes);
        }

        Assert.InRange(ResourcesOf(Recorded(CaptureOptions.AllocatedBytes, static () => Allocate()))!.Value.AllocatedBytes!.Value, Bytes, Bytes + 64);
    }

    [Fact]
    public async Task ATaskThatIsThereWhenTheMethodReturnsHasNoneOfTheRecordersAllocationsEither()
    {
        await TrackedCode.Async(Site(CaptureOptions.AllocatedBytes, out var warm), static () => Task.FromResult(0));
        var task = Task.FromResult(1);
        await TrackedCode.Async(Site(CaptureOptions.AllocatedBytes, out var site), () => task);

        Assert.Equal(0, ResourcesOf(RecordedCalls.Single(site))!.Value.AllocatedBytes);
        Assert.NotNull(ResourcesOf(RecordedCalls.Single(warm)));
    }

    [SkippableFact]
    public void ProcessorTimeIsWhatTheThreadUsedAndNotWhatItWaited()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere it is not known.");
        var waiting = ResourcesOf(Recorded(CaptureOptions.CpuTime, static () => Wait(60)))!.Value.CpuNanoseconds!.Value;
        var spinning = ResourcesOf(Recorded(CaptureOptions.CpuTime, static () => Spin(60)))!.Value.CpuNanoseconds!.Value;

        Assert.InRange(spinning, 55_000_000, long.MaxValue);
        Assert.InRange(waiting, 0, 30_000_000);
    }

    [Fact]
    public void PausesOfTheCollectorThatFallIntoTheCallAreItsOwn()
    {
        var quiet = ResourcesOf(Recorded(CaptureOptions.GcPauses, static () => 1))!.Value.GcPauseNanoseconds!.Value;
        var before = GC.GetTotalPauseDuration();
        var collecting = ResourcesOf(Recorded(CaptureOptions.GcPauses, static () => Collect()))!.Value.GcPauseNanoseconds!.Value;
        var outside = (GC.GetTotalPauseDuration() - before).Ticks * 100;

        Assert.InRange(collecting, 1, outside);
        Assert.InRange(quiet, 0, long.MaxValue);
    }

    [Fact]
    public async Task OfACallThatLeavesItsThreadOnlyPausesAreKnown()
    {
        var gate = new TaskCompletionSource();
        var call = TrackedCode.Async(Site(CaptureOptions.All, out var site), async () =>
        {
            Allocate();
            await gate.Task;
            Collect();
        });
        gate.SetResult();
        await call;

        var used = ResourcesOf(RecordedCalls.Single(site))!.Value;

        Assert.Null(used.AllocatedBytes);
        Assert.Null(used.CpuNanoseconds);
        Assert.InRange(used.GcPauseNanoseconds!.Value, 1, long.MaxValue);
    }

    [Fact]
    public async Task AValueTaskThatComesBackToTheSameThreadIsNotTakenForOneThatNeverLeft()
    {
        var gate = new TaskCompletionSource<int>();
        var call = TrackedCode.Value(Site(CaptureOptions.All, out var site), () => new ValueTask<int>(gate.Task));
        gate.SetResult(1);
        await call;

        Assert.Null(ResourcesOf(RecordedCalls.Single(site))!.Value.AllocatedBytes);
    }

    [Fact]
    public void ACallThatThrowsHasThemTooAndKeepsItsError()
    {
        var site = new Site("Tests", $"M:throws:{Guid.NewGuid():N}", "Tests", "Throws", "throws_time") { Capture = CaptureOptions.AllocatedBytes };
        Assert.Throws<InvalidOperationException>(() => TrackedCode.Sync<int>(site, static () =>
        {
            Allocate();
            throw new InvalidOperationException();
        }));

        var call = RecordedCalls.Single(site);

        Assert.Equal((CallStatus.Failure, "System.InvalidOperationException"), (call.Record.Status, call.Error));
        Assert.InRange(ResourcesOf(call)!.Value.AllocatedBytes!.Value, Bytes, Bytes + 10_000);
    }

    [Fact]
    public void DurationLeavesTheReadingsOutAndCapturedValuesStayBeside()
    {
        var site = new Site("Tests", $"M:captures:{Guid.NewGuid():N}", "Tests", "Captures", "captures_time") { Capture = CaptureOptions.All };
        var measurement = new Measurement("captured_beside_resources", "count");
        var call = Recorder.Enter(site);
        var captures = call.ExitWithCaptures();
        captures.Record(measurement, 7);
        captures.Commit();

        var recorded = RecordedCalls.Single(site);

        Assert.NotNull(ResourcesOf(recorded));
        Assert.Equal(7, Assert.Single(RecordedCalls.Values("captured_beside_resources")).Record.Value);
        Assert.InRange(recorded.DurationNanoseconds, 0, 1_000_000_000);
    }

    [Fact]
    public void ACallThatNeverEndsIsUnfinishedAndHasNone()
    {
        // On a thread of its own: what that one would call next is in the call that never ends.
        var site = Site(CaptureOptions.All, out _);
        var thread = new Thread(() => _ = Recorder.Enter(site).Tags);
        thread.Start();
        thread.Join();

        var call = RecordedCalls.Single(site);

        Assert.Equal((CallStatus.Unfinished, false, 0ul), (call.Record.Status, call.Record.IsTimed, call.Record.Continuation));
        Assert.True(Math.Abs(call.StartedUtcNanoseconds - ((DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100)) < 60_000_000_000);
    }

    [Fact]
    public void OfASampledCallNothingIsKnown()
    {
        var site = new Site("Tests", $"M:sampled:{Guid.NewGuid():N}", "Tests", "Sampled", "sampled_time") { SampleEvery = 4, Capture = CaptureOptions.All };
        for (var i = 0; i < 8; i++)
        {
            TrackedCode.Sync(site, static () => 1);
        }

        Assert.All(RecordedCalls.Of(site), static call => Assert.Null(ResourcesOf(call)));
    }

    [Fact]
    public async Task OfAStreamOnlyPausesAreKnown()
    {
        var site = Site(CaptureOptions.All, out _);
        await foreach (var _ in Recorder.EnterStream(site).Enumerates(Items())!)
        {
            Collect();
        }

        var used = ResourcesOf(RecordedCalls.Single(site))!.Value;

        Assert.Null(used.AllocatedBytes);
        Assert.InRange(used.GcPauseNanoseconds!.Value, 1, long.MaxValue);
    }

    [Fact]
    public void ABodyThatAsksForThemHasThemInTheRecordOfItsWrapper()
    {
        var declared = RecordedCalls.NewSite();
        var body = Site(CaptureOptions.AllocatedBytes, out _);
        var call = Recorder.EnterDispatched(declared, Kept);
        var joined = Recorder.EnterBody(body, [new VirtualSlot(declared.Assembly, declared.Id)], Kept);
        Allocate();
        joined.Exit();
        call.Returned().Exit();

        Assert.InRange(ResourcesOf(RecordedCalls.Single(body))!.Value.AllocatedBytes!.Value, Bytes, Bytes + 2_000);
    }

    [Fact]
    public void RecordingThemAllocatesNothing()
    {
        var site = Site(CaptureOptions.All, out _);
        Run(site, 1_000);

        // A name that is new to a segment is written once, and other tests may open one at any time: most rounds have none.
        var rounds = Enumerable.Range(0, 20).Select(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Run(site, 20);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }).ToList();
        Assert.True(rounds.Count(static bytes => bytes == 0) >= 10, string.Join(", ", rounds));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Run(Site site, int times)
        {
            for (var i = 0; i < times; i++)
            {
                Recorder.Enter(site).Exit();
            }
        }
    }

    private static Site Site(CaptureOptions options, out Site site) =>
        site = new Site("Tests", $"M:resources:{Guid.NewGuid():N}", "Tests", "Resources", "resources_time") { Capture = options };

    private static RecordedCall Recorded(CaptureOptions options, Func<int> method)
    {
        TrackedCode.Sync(Site(options, out var site), method);
        return RecordedCalls.Single(site);
    }

    private static (long? AllocatedBytes, long? CpuNanoseconds, long? GcPauseNanoseconds)? ResourcesOf(RecordedCall call)
    {
        using var listing = JournalListing.Open(Perf.DataDirectory.JournalFolder);
        var source = Assert.Single(listing.Sources);
        for (var seq = call.Record.Continuation; seq != 0;)
        {
            Assert.True(source.TryRead(seq, out _, out var record));
            if (record.Kind == SlotKind.Resources)
            {
                return record.Resources;
            }

            seq = record.Continuation;
        }

        return null;
    }

    private static int Allocate()
    {
        _kept = new byte[Bytes];
        return _kept.Length;
    }

    private static int Collect()
    {
        GC.Collect();
        return 1;
    }

    private static int Wait(int milliseconds)
    {
        Thread.Sleep(milliseconds);
        return 1;
    }

    /// <summary>Until the thread itself has been on a processor for so long, by what the scheduler says of it, however busy the machine is.</summary>
    private static int Spin(int milliseconds)
    {
        static long OnProcessor() => long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

        var until = OnProcessor() + (milliseconds * 1_000_000L);
        while (OnProcessor() < until)
        {
        }

        return 1;
    }

    private static async IAsyncEnumerable<int> Items()
    {
        yield return 1;
        await Task.Yield();
        yield return 2;
    }

    private static void Skip_CpuTimeElsewhere(ref bool cpu) => cpu &= OperatingSystem.IsLinux();
}
