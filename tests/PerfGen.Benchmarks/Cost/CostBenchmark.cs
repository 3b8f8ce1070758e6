using System.Runtime.CompilerServices;

namespace PerfGen.Benchmarks.Cost;

/// <summary>What a tracked call costs, beside the floor (reading the clock twice) and the other ways to time one.</summary>
internal static class CostBenchmark
{
    private const string Reference = "two-timestamps";
    private const string RatioOf = $"ratio: to {Reference} of the same round, median over the rounds; ns: CPU time of the calling thread; bytes: allocated on the heap";

    public static int Run(RunOptions options)
    {
        using var peers = new Peers();
        var suspended = new SuspendedWork();
        IWork plain = new PlainWork();
        IWork body = new PartialWork();
        IReadOnlyList<Case> cases =
        [
            new("bare", static n => Loop(n, static x => Work.Bare(x))),
            new(Reference, static n => Loop(n, static x => Work.BetweenTimestamps(x)), "keeps nothing: the floor of whatever reads the clock before and after"),
            new("tracked-sync", static n => Loop(n, static x => TrackedWork.Run(x)), "a record of each call that survives kill -9, with context, parent and status"),
            new("tracked-sampled-64", static n => Loop(n, static x => TrackedWork.RunSampled(x)), "SampleEvery = 64: counted exactly, one of 64 timed, chosen without bias"),
            new("tracked-with-allocated-bytes", static n => Loop(n, static x => TrackedWork.RunWithAllocatedBytes(x)), "Capture = AllocatedBytes: two readings, and a second slot of the journal"),
            new("tracked-with-cpu-time", static n => Loop(n, static x => TrackedWork.RunWithCpuTime(x)), "Capture = CpuTime: two system calls, since no clock of a thread can be read without"),
            new("tracked-with-gc-pauses", static n => Loop(n, static x => TrackedWork.RunWithGcPauses(x)), "Capture = GcPauses"),
            new("tracked-with-all-resources", static n => Loop(n, static x => TrackedWork.RunWithAllResources(x)), "Capture = All"),
            new("tracked-interface", n => Loop(n, x => plain.Run(x))),
            new("tracked-interface-and-body", n => Loop(n, x => body.Run(x)), "one record: the body takes over the call through the interface"),
            new("bare-async-completed", static n => Loop(n, static x => Work.BareAsync(x).Result)),
            new("tracked-async-completed", static n => Loop(n, static x => TrackedWork.RunAsync(x).Result),
                "the task itself is 72 of the bytes (bare-async-completed)"),
            new("tracked-async-completed-leaf", static n => Loop(n, static x => TrackedWork.RunLeafAsync(x).Result),
                "IsLeaf: the span does not follow the awaits; the 104 bytes of the row above are what carries it"),
            new("bare-async-suspended", n => suspended.Run(n, SuspendedWork.Kind.Bare)) { Operations = 20_000 },
            new("tracked-async-suspended", n => suspended.Run(n, SuspendedWork.Kind.Tracked),
                "an async caller awaits a task that ends later; compare with bare-async-suspended") { Operations = 20_000 },
            new("bare-value-task-suspended", n => suspended.Run(n, SuspendedWork.Kind.BareValue)) { Operations = 20_000 },
            new("tracked-value-task-suspended", n => suspended.Run(n, SuspendedWork.Kind.TrackedValue), "compare with bare-value-task-suspended") { Operations = 20_000 },
            new("tracked-value-task-suspended-leaf", n => suspended.Run(n, SuspendedWork.Kind.TrackedLeafValue), "IsLeaf; compare with bare-value-task-suspended") { Operations = 20_000 },
            new("otel-histogram", n => Loop(n, x => Work.InHistogram(peers.Histogram, x)), "not equivalent: aggregates only, no record of the single call, nothing survives a crash"),
            new("otel-span", n => Loop(n, x => Work.InSpan(peers.Source, x)),
                "not equivalent: batch processor with an exporter that discards; spans beyond its queue are dropped, uncounted here; nothing survives a crash"),
            new("event-source", static n => Loop(n, static x => Work.InEvent(x)), "not equivalent: with a listener that keeps the last duration; nothing is stored, and nothing survives a crash"),
            new("dispatch-proxy", n => Loop(n, x => peers.Proxy.Run(x)), "into the same journal; interfaces only"),
            new("aspect-injector", static n => Loop(n, static x => Work.Woven(x)), "into the same journal; rewrites the compiled method, and so sees calls by every way"),
        ];

        if (options.Only is { } only)
        {
            FigureTable.Write([OnlyThose(cases, only, options.Rounds)], options.Json);
            return 0;
        }

        var figures = InterleavedRounds.Measure(cases, Reference, options.Rounds, DiscardedJournal.Discard);
        double Ns(string name) => figures.First(figure => figure.Name == name).Ns;
        var threads = ThreadCost.Measure(Math.Max(options.Rounds / 2, 5), DiscardedJournal.Discard);
        var shares = MethodShare.Measure(Ns("tracked-sync") - Ns("bare"), DiscardedJournal.Discard);

        // Last, since it leaves a database and nothing to discard.
        DiscardedJournal.Discard();
        Drain.DrainBenchmark.Measure();
        var drained = Enumerable.Range(0, 3).Select(static _ => Drain.DrainBenchmark.Measure()).ToArray();
        var total = drained.Select(one => one.TotalCpuNs / Ns(Reference)).ToArray();
        FigureTable.Write(
        [
            new Section("case", RatioOf,
            [
                .. figures,
                new Figure("tracked-sync-and-drained", Median.Of(drained.Select(static one => one.TotalCpuNs)), null, Median.Of(total))
                {
                    Interval = Median.Middle(total),
                    Note = $"the whole cost of a record, CPU time of all threads: the capture, the preparation of journal space, and {Median.Of(drained.Select(static one => one.CpuNs)):F0} ns of the drain, which runs in the background or in another process",
                },
            ]),
            threads,
            shares,
        ], options.Json);
        if (Perf.Dropped > 0)
        {
            Console.Error.WriteLine($"benchmarks: {Perf.Dropped} records were dropped, so the figures of tracked calls are too low.");
            return 1;
        }

        return 0;
    }

    /// <summary>A few cases beside the floor, for whoever works on one of them.</summary>
    private static Section OnlyThose(IReadOnlyList<Case> cases, string only, int rounds)
    {
        var names = only.Split(',');
        return cases.Where(one => one.Name is "bare" or Reference || names.Contains(one.Name)).ToArray() is { Length: > 2 } some
            ? new Section("case", RatioOf, InterleavedRounds.Measure(some, Reference, rounds, DiscardedJournal.Discard))
            : throw new FormatException($"'{only}' names no case of this benchmark.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Loop(int operations, Func<int, int> work)
    {
        var sum = 0;
        for (var i = 0; i < operations; i++)
        {
            sum += work(i);
        }

        GC.KeepAlive(sum);
    }
}
