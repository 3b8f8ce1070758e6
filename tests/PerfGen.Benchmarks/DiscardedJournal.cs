using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Benchmarks;

/// <summary>The journal of this process, beside which nothing drains.</summary>
internal static class DiscardedJournal
{
    /// <summary>
    /// Plays a drain that throws everything away, so that the recorder runs as it does beside a real one: in memory that is used again.
    /// What a real drain costs is another benchmark's.
    /// </summary>
    public static void Discard()
    {
        using var listing = JournalListing.Open(Perf.DataDirectory.JournalFolder);
        var records = new JournalRecord[SegmentReader.SlotsPerChunk];
        foreach (var segment in listing.Sources.SelectMany(static one => one.Segments).Where(static one => !one.IsDrained && one.ChunksTaken == one.ChunkCount))
        {
            // A thread that still has slots of it would write into memory that is gone.
            if (Enumerable.Range(0, segment.ChunkCount).All(chunk => segment.ReadChunk(chunk, 0, ownerIsDead: false, records) == records.Length))
            {
                segment.MarkDrained();
            }
        }
    }
}
