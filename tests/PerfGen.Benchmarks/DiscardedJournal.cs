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
        foreach (var segment in listing.Sources.SelectMany(static one => one.Segments))
        {
            if (segment.ChunksTaken == segment.ChunkCount && !segment.IsDrained)
            {
                segment.MarkDrained();
            }
        }
    }
}
