using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Generated.V1;

namespace PerfGen.Runtime.Journal;

/// <summary>
/// What recording a call costs in this process, measured by doing it: the code that calls run, into memory that is no journal. In nanoseconds, medians.
/// </summary>
/// <remarks>
/// Warm is a method that is called in a loop. Cold is a call after other work has pushed the recorder's memory out of the first two caches; it is what a method
/// that is called now and then pays. Neither holds what the drain costs, which has a thread or a process of its own.
/// </remarks>
internal static unsafe class RecordingCost
{
    private const int WarmCalls = 63 * 16;
    private const int ColdCalls = 31;
    private const int Rounds = 15;

    private static readonly Site Site = new("PerfGen.Runtime", "M:PerfGen.Runtime.Journal.RecordingCost", "RecordingCost", "Measure", "recording_cost");

    /// <param name="ordinal">Of the segment in use; any that is not 0 does.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (float Warm, float Cold) Measure(uint ordinal)
    {
        var memory = (Slot*)NativeMemory.AlignedAlloc(SegmentHeader.ChunkSize, 64);
        try
        {
            Site.Assume(ordinal, 1);
            var thread = ThreadJournal.OfScratch(memory, ordinal, Flow.Current);
            var tick = 1e9 / Stopwatch.Frequency;
            var warm = new double[Rounds];
            for (var round = 0; round < Rounds; round++)
            {
                var start = Stopwatch.GetTimestamp();
                for (var i = 0; i < WarmCalls; i++)
                {
                    Call(thread, memory);
                }

                warm[round] = (Stopwatch.GetTimestamp() - start) * tick / WarmCalls;
            }

            // One reading of the clock is in each of these that no call makes.
            var clock = Clock() * tick;
            var cold = new double[ColdCalls];
            var other = new byte[1 << 20];
            for (var i = 0; i < ColdCalls; i++)
            {
                Walk(other);
                var start = Stopwatch.GetTimestamp();
                Call(thread, memory);
                cold[i] = Math.Max(((Stopwatch.GetTimestamp() - start) * tick) - clock, 0);
            }

            return ((float)MedianOf(warm), (float)MedianOf(cold));
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Call(ThreadJournal thread, Slot* memory)
    {
        thread.RewindScratch(memory);
        if (Recorder.TryBegin(thread, Flow.Current, Site, out var slot, out var isKept))
        {
            new Generated.V1.Call(thread, slot, isKept).Exit();
        }
    }

    private static double Clock()
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < 256; i++)
        {
            Stopwatch.GetTimestamp();
        }

        return (Stopwatch.GetTimestamp() - start) / 256.0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Walk(byte[] memory)
    {
        for (var i = 0; i < memory.Length; i += 64)
        {
            memory[i]++;
        }
    }

    private static double MedianOf(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
