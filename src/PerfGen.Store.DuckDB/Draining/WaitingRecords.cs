using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>Counts records that are complete and not taken. What belongs to a call counts with it.</summary>
internal static class WaitingRecords
{
    public static long Count(SourceState source)
    {
        var records = new JournalRecord[SegmentReader.SlotsPerChunk];
        long waiting = 0;
        foreach (var segment in source.Segments.Where(static segment => !segment.IsComplete))
        {
            var (folded, chunks) = segment.WaitingFold();
            waiting += folded;
            for (var chunk = 0; chunk < segment.Reader.ChunksTaken; chunk++)
            {
                if (chunks.Contains(chunk))
                {
                    continue;
                }

                var count = segment.Reader.ReadChunk(chunk, segment.Taken[chunk], source.IsDead, records);
                foreach (ref readonly var record in records.AsSpan(0, count))
                {
                    waiting += record.Kind is SlotKind.Call or SlotKind.OpenCall or SlotKind.OpenSample or SlotKind.Metric or SlotKind.Event or SlotKind.Fact or SlotKind.Usage ? 1 : 0;
                }
            }
        }

        return waiting;
    }
}
