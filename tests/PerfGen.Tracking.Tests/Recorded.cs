using System.Runtime.CompilerServices;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Tracking.Tests;

/// <summary>What this test process has recorded: a journal of its own, read back by the reader that the drain uses.</summary>
internal static class Recorded
{
    /// <summary>Before anything of the library runs: the recorder finds its directory once per process.</summary>
    [ModuleInitializer]
    internal static void UseScratchDirectory()
    {
        var scratch = Directory.CreateTempSubdirectory("perfgen-tracking-tests-").FullName;
        Environment.SetEnvironmentVariable("PERFGEN_DIR", scratch);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(scratch, recursive: true);
    }

    /// <summary>Calls of a type's methods, or of one of them, in the order in which they began: a thread may go on in what an ended one left of its chunk.</summary>
    /// <param name="type">The type as the generator writes it, without its namespace where that is this one.</param>
    /// <param name="method">The method; null for all.</param>
    public static IReadOnlyList<RecordedCall> Calls(string type, string? method = null) =>
    [
        .. Read().OrderBy(static call => call.Record.StartTicks).Where(call => (call.Site.Type == type || call.Site.Type == "PerfGen.Tracking.Tests." + type) && (method is null || call.Site.Method == method)),
    ];

    /// <inheritdoc cref="Calls(string, string?)"/>
    public static IReadOnlyList<RecordedCall> Calls(Type type, string? method = null) => Calls(type.FullName!.Replace('+', '.'), method);

    /// <summary>The only call of a method.</summary>
    public static RecordedCall Call(Type type, string method) => Assert.Single(Calls(type, method));

    /// <summary>The only value of a metric that is a record of its own, and the call that it belongs to.</summary>
    public static (double Value, ulong Parent) Value(string metric)
    {
        var values = Read(static kind => kind is SlotKind.Metric, static (_, segment, record) => (segment.Dictionary.Metric(record.Name)!.Name, Of: (record.Value, record.Parent)));
        return Assert.Single(values, value => value.Name == metric).Of;
    }

    private static List<RecordedCall> Read() => Read(static kind => kind is SlotKind.Call or SlotKind.OpenCall, RecordedCall.From);

    private static List<T> Read<T>(Func<SlotKind, bool> isWanted, Func<JournalSource, SegmentReader, JournalRecord, T> read)
    {
        var found = new List<T>();
        var records = new JournalRecord[SegmentReader.SlotsPerChunk];
        using var listing = JournalListing.Open(Perf.DataDirectory.JournalFolder);
        foreach (var source in listing.Sources)
        {
            foreach (var segment in source.Segments)
            {
                for (var chunk = 0; chunk < segment.ChunksTaken; chunk++)
                {
                    var count = segment.ReadChunk(chunk, taken: 0, ownerIsDead: true, records);
                    found.AddRange(records[..count].Where(record => isWanted(record.Kind)).Select(record => read(source, segment, record)));
                }
            }
        }

        return found;
    }
}

/// <summary>A call with its names resolved.</summary>
internal sealed record RecordedCall(JournalRecord Record, SiteEntry Site, string? Error, IReadOnlyDictionary<string, (double Value, string Unit)> Captures, IReadOnlyDictionary<string, string> Tags, string? Task)
{
    public CallStatus Status => Record.Status;

    public static RecordedCall From(JournalSource source, SegmentReader segment, JournalRecord record)
    {
        var captures = new Dictionary<string, (double, string)>();
        var tags = new Dictionary<string, string>();
        for (var next = record.Continuation; next != 0 && source.TryRead(next, out var holder, out var continuation); next = continuation.Continuation)
        {
            if (continuation.Kind == SlotKind.Tag)
            {
                tags.Add(holder!.Dictionary.Text(continuation.Name)!, holder.Dictionary.Text(continuation.Error)!);
                continue;
            }

            var metric = holder!.Dictionary.Metric(continuation.Name)!;
            captures.Add(metric.Name, (continuation.Value, metric.Unit));
        }

        return new RecordedCall(record, segment.Dictionary.Site(record.Name)!, segment.Dictionary.Text(record.Error), captures, tags, segment.Dictionary.Context(record.Context)?.Task);
    }
}
