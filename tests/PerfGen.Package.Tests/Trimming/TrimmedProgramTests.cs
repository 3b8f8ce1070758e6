using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PerfGen.Package.Tests.Trimming;

/// <summary>
/// A program that is published trimmed and self-contained, from the packages, with every warning an error. With <c>PERFGEN_SLOW=1</c> only: the trimmer and the
/// runtime come from a registry.
/// </summary>
public sealed class TrimmedProgramTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private const string Properties = """
        <PublishTrimmed>true</PublishTrimmed><SelfContained>true</SelfContained><RuntimeIdentifier>linux-x64</RuntimeIdentifier>
        <TrimmerSingleWarn>false</TrimmerSingleWarn><TreatWarningsAsErrors>true</TreatWarningsAsErrors>
        """;

    private const string Program = """
        using PerfGen;

        using var session = Perf.BeginSession(agent: "clerk");
        using var task = Perf.BeginTask("t1", type: "refactoring", description: "trims");
        var orders = new Orders();
        Func<int, int> cancel = orders.Cancel;
        Console.WriteLine(await orders.SubmitAsync(1) + orders.Check(2) + cancel(3) + orders.Stream().Count());
        try
        {
            await orders.SubmitAsync(0);
        }
        catch (InvalidDataException error)
        {
            Console.WriteLine(error.StackTrace!.Contains("Orders.SubmitAsync"));
        }

        Perf.Record("files_created", 5, Units.Count);
        Metrics.TestCoverage.Record(85.5);
        task.Complete();

        public sealed partial class Orders
        {
            [TrackPerformance("order_submit_time", Agent = "clerk")]
            [Measure("lines_changed", Units.Lines, From = "result")]
            public async Task<int> SubmitAsync(int order)
            {
                await Task.Yield();
                return order > 0 ? order : throw new InvalidDataException();
            }

            [TrackPerformance]
            public int Check(int order) => order;

            [TrackPerformance]
            public partial int Cancel(int order);

            private int CancelCore(int order) => order;

            [TrackPerformance]
            public IEnumerable<int> Stream()
            {
                yield return 1;
            }
        }
        """;

    /// <summary>What writes the journal: files, segments, the thread behind them, sampling, streams, and what reads it for observers.</summary>
    private static readonly string[] Recorder =
    [
        "PerfGen.Runtime.Journal.NativeFile", "PerfGen.Runtime.Journal.SegmentHeader", "PerfGen.Runtime.Journal.JournalFiles", "PerfGen.Runtime.Journal.RecordingCost",
        "PerfGen.Runtime.Calls.Streams.Enumeration", "PerfGen.Runtime.Calls.Streams.RecordedSequence`1",
    ];

    [SkippableFact]
    public async Task RunsAndRecordsAndWithTheSwitchOffHasNoRecorder()
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("PERFGEN_SLOW") == "1", "Slow: set PERFGEN_SLOW=1.");
        var consumer = feed.NewConsumer("Trimmed", Properties, Program, withRegistry: true);

        await consumer.PublishAsync("on");
        var (output, calls) = await consumer.RunAsync("on");

        Assert.Equal("7\nTrue\n", output);
        Assert.Equal(
            ["Cancel Success", "Check Success", "Stream Success", "SubmitAsync Failure", "SubmitAsync Success"],
            calls.Select(static call => $"{call.Site.Method} {call.Status}").Order(StringComparer.Ordinal));
        Assert.All(Recorder, type => Assert.Contains(type, TypesOf(consumer, "on")));

        consumer.SetProperty("PerfGenIsSupported", "false");
        await consumer.PublishAsync("off");
        (output, calls) = await consumer.RunAsync("off");

        Assert.Equal("7\nTrue\n", output);
        Assert.Empty(calls);
        Assert.All(Recorder, type => Assert.DoesNotContain(type, TypesOf(consumer, "off")));
    }

    private static List<string> TypesOf(ConsumerProject consumer, string publish)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(consumer.Folder, publish, "PerfGen.Runtime.dll")));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Select(type => metadata.GetString(type.Namespace) + "." + metadata.GetString(type.Name))];
    }
}
