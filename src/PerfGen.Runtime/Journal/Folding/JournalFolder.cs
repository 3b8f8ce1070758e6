using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Journal.Folding;

/// <summary>
/// Makes room in a folder of journals that nobody drains, the oldest segments first. What was set aside and never used goes back to the disk; then chunks that hold
/// nothing but calls which have ended become counts, sums and histograms (<see cref="SegmentFold"/>). All other records stay as they are.
/// </summary>
/// <remarks>
/// Only where the file system can take parts of a file back (Linux). Segments of dead processes are folded with their lock in hand, those of this process by itself; of
/// others that live, none. A segment of which anything was drained is left alone, since its records are in the database.
/// </remarks>
/// <param name="folder">The journal's folder.</param>
/// <param name="own">This process's source.</param>
/// <param name="dictionaryOf">The dictionary of a segment of its, by ordinal; null where it is gone.</param>
internal sealed class JournalFolder(string folder, Guid own, Func<uint, DictionaryWriter?> dictionaryOf)
{
    private readonly Lock _gate = new();
    private readonly JournalRecord[] _records = new JournalRecord[SegmentReader.SlotsPerChunk];

    /// <summary>Frees space until at least so much is free, or nothing is left to free.</summary>
    /// <param name="bytes">How much.</param>
    /// <returns>Bytes that were freed.</returns>
    public long MakeRoom(long bytes)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        lock (_gate)
        {
            long freed = 0;
            SourceLock? held = null;
            Guid? refused = null;
            try
            {
                // A name begins with the time at which its process began to record.
                foreach (var path in Directory.GetFiles(folder, "*" + JournalFiles.SegmentExtension).Order(StringComparer.Ordinal))
                {
                    if (freed >= bytes)
                    {
                        break;
                    }

                    if (SourceOf(path) is not { } source || source == refused)
                    {
                        continue;
                    }

                    if (source != own && held?.Source != source)
                    {
                        held?.Dispose();
                        held = TryAdopt(source);
                        if (held is null)
                        {
                            refused = source;
                            continue;
                        }
                    }

                    freed += TryFold(path, isDead: source != own);
                }
            }
            finally
            {
                held?.Dispose();
            }

            return freed;
        }
    }

    private static Guid? SourceOf(string path) =>
        Guid.TryParseExact(Path.GetFileName(path).Split('-')[0], "N", out var source) ? source : null;

    private SourceLock? TryAdopt(Guid source)
    {
        try
        {
            return SourceLock.TryAdopt(folder, source);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Bytes that were freed. What is wrong with one segment does not keep others.</summary>
    private long TryFold(string path, bool isDead)
    {
        try
        {
            var before = Taken(path);
            using (var segment = SegmentReader.Open(path))
            {
                if (segment.IsDrained || segment.ChunksMissing > 0)
                {
                    return 0;
                }

                if (!isDead && segment.ChunksTaken < segment.ChunkCount)
                {
                    return 0;
                }

                ReleaseUnused(segment);
                if (!File.Exists(SegmentFold.PathOf(path)))
                {
                    Fold(segment);
                }
            }

            return before - Taken(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is gone, or damaged, or the disk is too full for even its fold.
            PerfGenEventSource.Log.JournalFault("fold", error.Message);
            return 0;
        }
    }

    private static long Taken(string path) =>
        NativeFile.AllocatedBytes(path) + NativeFile.AllocatedBytes(Path.ChangeExtension(path, JournalFiles.DictionaryExtension)) + NativeFile.AllocatedBytes(SegmentFold.PathOf(path));

    /// <summary>Chunks that no thread ever took, and what was set aside for names that never came: hardly any come once a segment is full.</summary>
    private void ReleaseUnused(SegmentReader segment)
    {
        using var marks = SegmentMarks.Open(segment.Path, segment.Ordinal);
        var unused = segment.ChunkCount - segment.ChunksTaken;
        if (unused > 0)
        {
            marks.MarkHoled();
            NativeFile.TryPunch(marks.File, OffsetOf(segment.ChunksTaken), (long)unused * SegmentHeader.ChunkSize);
        }

        if (segment.Source == own)
        {
            dictionaryOf(segment.Ordinal)?.ReleaseReserve();
            return;
        }

        // To the length that it has: file systems take that as a word about what lies beyond. Nobody appends any more.
        using var dictionary = File.OpenHandle(Path.ChangeExtension(segment.Path, JournalFiles.DictionaryExtension), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.SetLength(dictionary, RandomAccess.GetLength(dictionary));
    }

    private void Fold(SegmentReader segment)
    {
        using var marks = SegmentMarks.Open(segment.Path, segment.Ordinal);
        if (marks.FoldAndSeeTaken())
        {
            marks.GiveUpFolding();
            return;
        }

        try
        {
            var fold = Read(segment);
            if (fold.Chunks.Count < 2)
            {
                // The file of the fold takes as much.
                marks.GiveUpFolding();
                return;
            }

            fold.Write(segment);
            marks.MarkHoled();
            foreach (var chunk in fold.Chunks)
            {
                NativeFile.TryPunch(marks.File, OffsetOf(chunk), SegmentHeader.ChunkSize);
            }
        }
        catch (Exception) when (!File.Exists(SegmentFold.PathOf(segment.Path)))
        {
            marks.GiveUpFolding();
            throw;
        }
    }

    private SegmentFold Read(SegmentReader segment)
    {
        var chunks = new List<int>();
        var groups = new Dictionary<(long, int, ContextEntry?, CallStatus), FoldedGroup>();
        for (var chunk = 0; chunk < segment.ChunksTaken; chunk++)
        {
            var count = segment.ReadChunk(chunk, taken: 0, ownerIsDead: false, _records);
            if (count < _records.Length || !Array.TrueForAll(_records, static record => record.Kind == SlotKind.Call && record.Continuation == 0))
            {
                continue;
            }

            chunks.Add(chunk);
            foreach (ref readonly var record in _records.AsSpan())
            {
                var quarter = Math.DivRem(segment.ToUtcNanoseconds(record.StartTicks), FoldedGroup.Quarter) is var (whole, rest) && rest < 0 ? whole - 1 : whole;
                var work = segment.Dictionary.Context(record.Context) is { } said ? said with { Session = null, Task = null, Run = null } : null;
                if (!groups.TryGetValue((quarter, record.Name, work, record.Status), out var group))
                {
                    groups.Add((quarter, record.Name, work, record.Status), group = new FoldedGroup(quarter, record.Name, work is null ? 0 : record.Context, record.Status));
                }

                group.Add(record.Weight, record.IsTimed ? Math.Max(segment.ToNanoseconds(record.DurationTicks), 0) : null);
            }
        }

        return new SegmentFold(chunks, [.. groups.Values]);
    }

    private static long OffsetOf(int chunk) => SegmentHeader.Size + ((long)chunk * SegmentHeader.ChunkSize);
}
