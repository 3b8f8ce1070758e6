using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace PerfGen.Benchmarks.Cost;

/// <summary>What a tracked call costs, beside the floor (reading the clock twice) and the two ways in which OpenTelemetry times a call.</summary>
internal static class CostBenchmark
{
    private const string Reference = "two-timestamps";

    public static int Run(RunOptions options)
    {
        using var meter = new Meter("PerfGen.Benchmarks");
        var histogram = meter.CreateHistogram<double>("work.duration", "s");
        using var metrics = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(new BaseExportingMetricReader(new DiscardMetrics())).Build();

        using var source = new ActivitySource("PerfGen.Benchmarks");
        using var traces = Sdk.CreateTracerProviderBuilder()
            .AddSource(source.Name)
            .AddProcessor(new BatchActivityExportProcessor(new DiscardSpans()))
            .Build();

        var suspended = new SuspendedWork();
        IWork plain = new PlainWork();
        IWork body = new PartialWork();
        IReadOnlyList<Case> cases =
        [
            new("bare", static n => Loop(n, static x => Work.Bare(x))),
            new(Reference, static n => Loop(n, static x => Work.BetweenTimestamps(x))),
            new("tracked-sync", static n => Loop(n, static x => Work.Tracked(x))),
            new("tracked-interface", n => Loop(n, x => Work.TrackedInterface(plain, x))),
            new("tracked-interface-and-body", n => Loop(n, x => Work.TrackedInterface(body, x)), "one record: the body takes over the call through the interface"),
            new("bare-async-completed", static n => Loop(n, static x => Work.BareAsync(x).Result)),
            new("tracked-async-completed", static n => Loop(n, static x => Work.TrackedAsync(x).Result),
                "the task itself is 72 of the bytes (bare-async-completed)"),
            new("bare-async-suspended", n => suspended.Run(n, tracked: false)) { Operations = 20_000 },
            new("tracked-async-suspended", n => suspended.Run(n, tracked: true),
                "an async caller awaits a task that ends later; compare with bare-async-suspended") { Operations = 20_000 },
            new("otel-histogram", n => Loop(n, x => Work.InHistogram(histogram, x)), "aggregates only: no record of the single call, nothing survives a crash"),
            new("otel-span", n => Loop(n, x => Work.InSpan(source, x)),
                "batch processor with an exporter that discards; spans beyond its queue are dropped, uncounted here; nothing survives a crash"),
        ];

        var figures = InterleavedRounds.Measure(cases, Reference, options.Rounds, DiscardedJournal.Discard);
        FigureTable.Write(figures, Reference, options.Json);
        if (Perf.Dropped > 0)
        {
            Console.Error.WriteLine($"benchmarks: {Perf.Dropped} records were dropped, so the figures of tracked calls are too low.");
            return 1;
        }

        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Loop(int operations, Func<int, int> work)
    {
        var sum = 0;
        for (var i = 0; i < operations; i++)
        {
            sum += work(i);
        }

        GC.KeepAlive(sum);
    }

    private sealed class DiscardSpans : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch) => ExportResult.Success;
    }

    private sealed class DiscardMetrics : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
    }
}
