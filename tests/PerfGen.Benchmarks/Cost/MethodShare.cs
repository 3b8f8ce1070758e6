using System.Runtime.CompilerServices;

namespace PerfGen.Benchmarks.Cost;

/// <summary>How much slower methods of different lengths are where they are tracked: the same work, tracked and not, by turns.</summary>
internal static class MethodShare
{
    private static readonly (string Name, double Microseconds, int Batch, int Pairs)[] Lengths =
    [
        ("1us", 1, 2_000, 101), ("10us", 10, 300, 101), ("100us", 100, 30, 101), ("1ms", 1_000, 4, 61), ("10ms", 10_000, 1, 31), ("100ms", 100_000, 1, 7),
    ];

    /// <param name="addedNs">What a tracked call costs more than a bare one, from the main table.</param>
    /// <param name="betweenCases">Done outside of the measured time.</param>
    public static Section Measure(double addedNs, Action betweenCases)
    {
        var perMicrosecond = Calibrate();
        var figures = new List<Figure>();
        foreach (var (name, microseconds, batch, pairs) in Lengths)
        {
            var spins = (int)(microseconds * perMicrosecond);
            var shares = new double[pairs];
            var bare = new double[pairs];
            for (var pair = 0; pair < pairs; pair++)
            {
                double tracked;
                if (pair % 2 == 0)
                {
                    bare[pair] = Time(batch, spins, tracked: false);
                    tracked = Time(batch, spins, tracked: true);
                }
                else
                {
                    tracked = Time(batch, spins, tracked: true);
                    bare[pair] = Time(batch, spins, tracked: false);
                }

                shares[pair] = (tracked - bare[pair]) / bare[pair];
                betweenCases();
            }

            var length = Median.Of(bare);
            figures.Add(new Figure($"share-of-{name}-measured-%", length, null, Median.Of(shares)) { Interval = Median.Middle(shares) });
            figures.Add(new Figure($"share-of-{name}-computed-%", length, null, addedNs / length) { Interval = (addedNs / length, addedNs / length) });
        }

        return new Section("share of a method's time", "share: of the untracked method's time that tracking adds. Where the middle half of the measured one holds 0, the machine's noise hides it; computed is the cost of a call from the first table by the method's time. The drain is not in it: see tracked-sync-and-drained.", figures);
    }

    private static double Calibrate()
    {
        // Until the tiers of the compiler have settled.
        for (var i = 0; i < 4; i++)
        {
            Time(2_000, 1_000, tracked: true);
            Time(2_000, 1_000, tracked: false);
            Thread.Sleep(150);
        }

        return 1_000 / (Median.Of(Enumerable.Range(0, 15).Select(static _ => Time(2_000, 1_000, tracked: false))) / 1_000);
    }

    private static double Time(int calls, int spins, bool tracked)
    {
        var start = ThreadClock.Now();
        if (tracked)
        {
            for (var i = 0; i < calls; i++)
            {
                SpinningWork.Tracked(spins);
            }
        }
        else
        {
            for (var i = 0; i < calls; i++)
            {
                SpinningWork.Bare(spins);
            }
        }

        return (double)(ThreadClock.Now() - start) / calls;
    }
}

/// <summary>Work whose time depends on nothing but a number.</summary>
internal static class SpinningWork
{
    [TrackPerformance("spinning_work_time", Agent = "bench")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong Tracked(int spins) => Bare(spins);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong Bare(int spins)
    {
        var state = (ulong)spins | 1;
        for (var i = 0; i < spins; i++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
        }

        return state;
    }
}
