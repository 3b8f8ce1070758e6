using System.Runtime.CompilerServices;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Tests;

/// <summary>The journal of this test process: a data directory of its own, read back by the reader that the drain uses.</summary>
internal static class RecordedCalls
{
    /// <summary>Before anything of the library runs: the recorder finds its directory once per process.</summary>
    [ModuleInitializer]
    internal static void UseScratchDirectory()
    {
        var scratch = Directory.CreateTempSubdirectory("perfgen-runtime-tests-").FullName;
        Environment.SetEnvironmentVariable("PERFGEN_DIR", scratch);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(scratch, recursive: true);
    }

    /// <summary>A site that no other test uses.</summary>
    public static Site NewSite([CallerMemberName] string test = "") =>
        new("PerfGen.Runtime.Tests", $"M:{test}:{Guid.NewGuid():N}", "Tests", test, "test_time");

    /// <summary>What was recorded of a site, by its start: a chunk that an ended thread left stands before what was recorded earlier elsewhere.</summary>
    public static IReadOnlyList<RecordedCall> Of(Site site) =>
        [.. All().Where(call => call.Site?.Id == site.Id)];

    public static RecordedCall Single(Site site) => Assert.Single(Of(site));

    /// <summary>Values recorded under a metric's name, by hand or captured.</summary>
    public static IReadOnlyList<RecordedCall> Values(string metric) =>
        [.. All().Where(record => record.Metric?.Name == metric)];

    public static IReadOnlyList<RecordedCall> Events(string task) =>
        [.. All().Where(record => record.Record.Kind == SlotKind.Event && record.Context?.Task == task)];

    public static IReadOnlyList<RecordedCall> All()
    {
        var all = new List<RecordedCall>();
        var records = new JournalRecord[SegmentReader.SlotsPerChunk];
        using var listing = JournalListing.Open(Perf.DataDirectory.JournalFolder);
        foreach (var segment in listing.Sources.SelectMany(static source => source.Segments))
        {
            for (var chunk = 0; chunk < segment.ChunksTaken; chunk++)
            {
                var count = segment.ReadChunk(chunk, taken: 0, ownerIsDead: true, records);
                all.AddRange(records[..count].Select(record => RecordedCall.From(segment, record)));
            }
        }

        return [.. all.OrderBy(static record => record.StartedUtcNanoseconds)];
    }
}

/// <summary>A record with its names resolved.</summary>
internal sealed record RecordedCall(
    JournalRecord Record, SiteEntry? Site, MetricEntry? Metric, ContextEntry? Context, string? Error, long StartedUtcNanoseconds, long DurationNanoseconds)
{
    public static RecordedCall From(SegmentReader segment, JournalRecord record)
    {
        var dictionary = segment.Dictionary;
        var isCall = record.Kind is SlotKind.Call or SlotKind.OpenCall or SlotKind.OpenSample;
        return new RecordedCall(
            record,
            isCall ? dictionary.Site(record.Name) : null,
            record.Kind is SlotKind.Metric or SlotKind.Capture ? dictionary.Metric(record.Name) : null,
            dictionary.Context(record.Context),
            isCall ? dictionary.Text(record.Error) : null,
            segment.ToUtcNanoseconds(record.StartTicks),
            segment.ToNanoseconds(record.DurationTicks));
    }
}
