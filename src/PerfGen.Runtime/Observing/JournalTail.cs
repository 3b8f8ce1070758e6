using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Observing;

/// <summary>
/// What this process has recorded since the last look, read from its own journal as a drain reads it: the threads that record know nothing of it.
/// Not thread-safe, but for <see cref="IsWaitingFor"/>.
/// </summary>
internal sealed class JournalTail : IDisposable
{
    /// <summary>Full segments that may wait for a slow observer. The journal must not fill up for it.</summary>
    private const int MostWaiting = 4;

    private readonly JournalWriter _journal;
    private readonly Dictionary<uint, (SegmentReader Reader, ulong[] Taken)> _segments = [];
    private readonly JournalRecord[] _records = new JournalRecord[SegmentReader.SlotsPerChunk];
    private uint _readUpTo;

    public JournalTail(JournalWriter journal)
    {
        _journal = journal;
        Read(static (_, _) => { });
        journal.Tail = this;
    }

    /// <summary>Whether the memory of a segment must wait, since something in it has not been read. Asked by the journal, on its own thread.</summary>
    public bool IsWaitingFor(uint ordinal) => ordinal > Volatile.Read(ref _readUpTo) && ordinal + MostWaiting > _journal.LastOrdinal;

    public void Read(Action<SegmentReader, JournalRecord> each)
    {
        foreach (var (ordinal, path) in _journal.SegmentFiles())
        {
            if (ordinal > _readUpTo && !_segments.ContainsKey(ordinal) && TryOpen(path, ordinal) is { } opened)
            {
                _segments.Add(ordinal, (opened, new ulong[opened.ChunkCount]));
            }
        }

        foreach (var (ordinal, (reader, taken)) in _segments.OrderBy(static one => one.Key).ToArray())
        {
            Read(reader, taken, each);
            if (Array.TrueForAll(taken, SegmentReader.IsFull) || ordinal + MostWaiting <= _journal.LastOrdinal)
            {
                // Either all of it is read, or the journal has taken the memory back.
                reader.Dispose();
                _segments.Remove(ordinal);
            }
        }

        Volatile.Write(ref _readUpTo, _segments.Count > 0 ? _segments.Keys.Min() - 1 : _journal.LastOrdinal == 0 ? 0 : _journal.LastOrdinal - 1);
    }

    public void Dispose()
    {
        _journal.Tail = null;
        foreach (var (reader, _) in _segments.Values)
        {
            reader.Dispose();
        }
    }

    private void Read(SegmentReader reader, ulong[] taken, Action<SegmentReader, JournalRecord> each)
    {
        for (var chunk = 0; chunk < taken.Length; chunk++)
        {
            var count = SegmentReader.IsFull(taken[chunk]) ? 0 : reader.ReadChunk(chunk, taken[chunk], ownerIsDead: false, _records);
            if (count == 0 && taken[chunk] == 0)
            {
                // Chunks are handed out in order: nobody has this one yet, or nothing stands in it; then the next look finds it.
                if (chunk >= reader.RefreshChunksTaken())
                {
                    return;
                }

                continue;
            }

            foreach (ref readonly var record in _records.AsSpan(0, count))
            {
                taken[chunk] |= 1UL << (int)((record.Seq - reader.FirstSeq) % SegmentReader.SlotsPerChunk);
                each(reader, record);
            }
        }
    }

    private static SegmentReader? TryOpen(string path, uint ordinal)
    {
        try
        {
            var reader = SegmentReader.Open(path);
            if (reader.Ordinal == ordinal)
            {
                return reader;
            }

            reader.Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JournalFormatException)
        {
            PerfGenEventSource.Log.ObserverFault(error.Message);
        }

        return null;
    }
}
