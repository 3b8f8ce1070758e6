namespace PerfGen.Benchmarks.Cost;

/// <summary>CPU time of a call where several threads call at once. CPU time, since more threads than cores have to wait for each other.</summary>
internal static class ThreadCost
{
    private const int Calls = 200_000;
    private static readonly int[] ThreadCounts = [1, 2, 4, 8];

    /// <param name="rounds">How often.</param>
    /// <param name="betweenCases">Done outside of the measured time.</param>
    public static Section Measure(int rounds, Action betweenCases)
    {
        var cases = new (string Name, Action<int> Run)[]
        {
            ("two-timestamps", static n => CostBenchmark.Loop(n, static x => Work.BetweenTimestamps(x))),
            ("tracked-sync", static n => CostBenchmark.Loop(n, static x => TrackedWork.Run(x))),
        };
        var time = cases.Select(_ => ThreadCounts.Select(_ => new double[rounds]).ToArray()).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < cases.Length; i++)
            {
                for (var j = 0; j < ThreadCounts.Length; j++)
                {
                    var ns = CpuTime(cases[i].Run, ThreadCounts[j]);
                    betweenCases();
                    if (round >= 0)
                    {
                        time[i][j][round] = ns;
                    }
                }
            }
        }

        return new Section("CPU time, threads at once", "ratio: to the same work on one thread in the same round; CPU time of the calling threads",
        [
            .. cases.SelectMany((one, i) => ThreadCounts.Select((threads, j) =>
            {
                var ratios = time[i][j].Zip(time[i][0], static (mine, alone) => mine / alone).ToArray();
                return new Figure($"{one.Name}-threads-{threads}", Median.Of(time[i][j]), null, Median.Of(ratios)) { Interval = Median.Middle(ratios) };
            })),
        ]);
    }

    private static double CpuTime(Action<int> run, int count)
    {
        using var start = new Barrier(count);
        long total = 0;
        var threads = Enumerable.Range(0, count).Select(_ => new Thread(() =>
        {
            run(64); // Its first chunk, and what the runtime does once for a thread.
            start.SignalAndWait();
            var before = ThreadClock.Now();
            run(Calls / count);
            Interlocked.Add(ref total, ThreadClock.Now() - before);
        })).ToArray();
        foreach (var thread in threads)
        {
            thread.Start();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        return (double)total / Calls;
    }
}
