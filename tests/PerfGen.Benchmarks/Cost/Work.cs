using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace PerfGen.Benchmarks.Cost;

/// <summary>The same small work, bare and timed in different ways. Not inlined, as the methods that people time are not.</summary>
internal static class Work
{
    private static long _elapsed;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Bare(int x) => x + 1;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int BetweenTimestamps(int x)
    {
        var start = Stopwatch.GetTimestamp();
        var result = Bare(x);
        _elapsed = Stopwatch.GetTimestamp() - start;
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<int> BareAsync(int x) => Task.FromResult(x + 10_000);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int InHistogram(Histogram<double> histogram, int x)
    {
        var start = Stopwatch.GetTimestamp();
        var result = Bare(x);
        histogram.Record(
            Stopwatch.GetElapsedTime(start).TotalSeconds,
            new KeyValuePair<string, object?>("method", "Work"), new KeyValuePair<string, object?>("agent", "bench"), new KeyValuePair<string, object?>("status", "success"));
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int InEvent(int x)
    {
        var start = Stopwatch.GetTimestamp();
        var result = Bare(x);
        WorkEventSource.Log.Called("Work", "bench", Stopwatch.GetElapsedTime(start).Ticks * 100);
        return result;
    }

    [Woven]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Woven(int x) => Bare(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int InSpan(ActivitySource source, int x)
    {
        using var span = source.StartActivity("work");
        span?.SetTag("agent", "bench");
        return Bare(x);
    }
}

/// <summary>The methods that carry the attribute. What the loops call is their interceptors, which stand where <see cref="Work.BetweenTimestamps"/> does.</summary>
internal static class TrackedWork
{
    [TrackPerformance("plain_work_time", Agent = "bench")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Run(int x) => x + 1;

    [TrackPerformance("sampled_work_time", Agent = "bench", SampleEvery = 64)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int RunSampled(int x) => x + 1;

    [TrackPerformance("allocating_work_time", Agent = "bench", Capture = CaptureOptions.AllocatedBytes)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int RunWithAllocatedBytes(int x) => x + 1;

    [TrackPerformance("computing_work_time", Agent = "bench", Capture = CaptureOptions.CpuTime)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int RunWithCpuTime(int x) => x + 1;

    [TrackPerformance("paused_work_time", Agent = "bench", Capture = CaptureOptions.GcPauses)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int RunWithGcPauses(int x) => x + 1;

    [TrackPerformance("measured_work_time", Agent = "bench", Capture = CaptureOptions.All)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int RunWithAllResources(int x) => x + 1;

    [TrackPerformance("leaf_work_time", Agent = "bench", IsLeaf = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<int> RunLeafAsync(int x) => Task.FromResult(x + 10_000);

    [TrackPerformance("async_work_time", Agent = "bench")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<int> RunAsync(int x) => Task.FromResult(x + 10_000);
}

/// <summary>A tracked method that is dispatched when it is called.</summary>
internal interface IWork
{
    [TrackPerformance("interface_work_time", Agent = "bench")]
    int Run(int x);
}

/// <summary>Implements it as methods are that know nothing of tracking.</summary>
internal sealed class PlainWork : IWork
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Run(int x) => x + 1;
}

/// <summary>Implements it and is tracked where it is defined: takes over the call that was made through the interface.</summary>
internal sealed partial class PartialWork : IWork
{
    [TrackPerformance("interface_work_time", Agent = "bench")]
    public partial int Run(int x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int RunCore(int x) => x + 1;
}
