using PerfGen.Runtime.Journal.Folding;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>A segment, and which of its slots are in the database.</summary>
internal sealed class SegmentState(SegmentReader reader)
{
    private readonly Dictionary<int, int> _methods = [];
    private readonly Dictionary<int, int?> _contexts = [];
    private readonly Dictionary<int, int> _metrics = [];
    private readonly Dictionary<int, int?> _strings = [];
    private Batch? _batch;
    private SegmentFold? _fold;

    public SegmentReader Reader { get; } = reader;

    /// <summary>A mask for each chunk.</summary>
    public ulong[] Taken { get; } = new ulong[reader.ChunkCount];

    /// <summary>Every slot is taken, or will never be written.</summary>
    public bool IsComplete { get; set; }

    /// <summary>Something about it must be written to the ledger.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Names that could not be resolved in this round.</summary>
    public int UnknownNames { get; private set; }

    /// <summary>Continuations that could not be read in this round.</summary>
    public int LostContinuations { get; set; }

    /// <summary>Whether somebody cut or removed what belongs to it.</summary>
    public bool IsDamaged => Reader.ChunksMissing > 0 || Reader.Dictionary.IsMissing || Reader.Dictionary.UnreadableBytes > 0;

    /// <summary>Whether every slot is taken.</summary>
    public bool IsFull => Array.TrueForAll(Taken, SegmentReader.IsFull);

    /// <summary>Calls of this segment that were taken as counts in this round.</summary>
    public long Folded { get; private set; }

    /// <summary>Says that records of it are going to be taken; false where that has to wait, since somebody folds them or the file is not to be had.</summary>
    public bool TryClaim(bool ownerIsDead, List<string> problems)
    {
        try
        {
            return Reader.TryClaim(ownerIsDead, out _fold);
        }
        catch (JournalFormatException damage)
        {
            problems.Add($"{damage.Message} The rest of the segment is drained.");
            return true;
        }
        catch (FileNotFoundException)
        {
            return false; // Its owner has used it again, or deleted it.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add($"'{Reader.Path}' waits: nobody may write to it, so it cannot be said that it is drained: {error.Message}");
            return false;
        }
    }

    /// <summary>Takes what was folded of it, once; its chunks count as taken from then on.</summary>
    public void TakeFold(Batch batch, List<string> problems)
    {
        if (_fold is not { } fold || fold.Chunks.All(chunk => chunk < Taken.Length && SegmentReader.IsFull(Taken[chunk])))
        {
            return;
        }

        if (fold.Chunks.Any(chunk => chunk < 0 || chunk >= Taken.Length || Taken[chunk] != 0))
        {
            problems.Add($"What was folded of '{Reader.Path}' is in the database in parts already, and was not added. Report it: that should not be possible.");
            return;
        }

        batch.Folded.Add(batch, this, fold);
        Folded = fold.Calls;
        foreach (var chunk in fold.Chunks)
        {
            Taken[chunk] = SegmentReader.AllTaken;
        }

        IsChanged = true;
    }

    /// <summary>Calls that are folded and not taken yet, and the chunks that they were in.</summary>
    public (long Calls, IReadOnlyList<int> Chunks) WaitingFold()
    {
        try
        {
            return Reader.ReadFold() is { } fold && !fold.Chunks.All(chunk => chunk < Taken.Length && SegmentReader.IsFull(Taken[chunk])) ? (fold.Calls, fold.Chunks) : (0, []);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (0, []); // Damage is said by whoever drains.
        }
    }

    public bool IsTaken(ulong seq)
    {
        var (chunk, slot) = Place(seq);
        return (Taken[chunk] >> slot & 1) != 0;
    }

    public void Take(ulong seq)
    {
        var (chunk, slot) = Place(seq);
        Taken[chunk] |= 1UL << slot;
        IsChanged = true;
    }

    /// <summary>Place of the method in the batch.</summary>
    public int Method(Batch batch, int id) => Cached(_methods, batch, id, static (batch, segment, id) =>
        batch.Methods.Add(segment.Known(segment.Reader.Dictionary.Site(id)) ?? UnknownSite));

    /// <summary>Place of the context in the batch; null for none.</summary>
    public int? Context(Batch batch, int id) => id == 0 ? null : Cached(_contexts, batch, id, static (batch, segment, id) =>
        segment.Known(segment.Reader.Dictionary.Context(id)) is { } context ? batch.Add(context) : null);

    /// <summary>Place of the metric in the batch.</summary>
    public int Metric(Batch batch, int id) => Cached(_metrics, batch, id, static (batch, segment, id) =>
        batch.Metrics.Add(segment.Known(segment.Reader.Dictionary.Metric(id)) ?? UnknownMetric));

    /// <summary>Place of the string in the batch; null for none.</summary>
    public int? Text(Batch batch, int id) => id == 0 ? null : Cached(_strings, batch, id, static (batch, segment, id) =>
        batch.Strings.Add(segment.Known(segment.Reader.Dictionary.Text(id)) ?? "unknown"));

    /// <summary>A string as it was said; null for none.</summary>
    public string? Said(int id) => id == 0 ? null : Known(Reader.Dictionary.Text(id)) ?? "unknown";

    /// <summary>When a reading of the writer's clock was.</summary>
    public DateTimeOffset Time(long ticks) => ToTime(Reader.ToUtcNanoseconds(ticks));

    /// <summary>Nanoseconds since 1970 as a time; what no clock can have said becomes the nearest time that can be stored.</summary>
    public static DateTimeOffset ToTime(long nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(nanoseconds / 100, Earliest, Latest));

    private static readonly long Earliest = (DateTimeOffset.MinValue - DateTimeOffset.UnixEpoch).Ticks;
    private static readonly long Latest = (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks;
    private static readonly SiteEntry UnknownSite = new("unknown", "unknown", "unknown", "unknown", "unknown", null, null);
    private static readonly MetricEntry UnknownMetric = new("unknown", "unknown");

    private (int Chunk, int Slot) Place(ulong seq)
    {
        var (chunk, slot) = Math.DivRem((long)(seq - Reader.FirstSeq), SegmentReader.SlotsPerChunk);
        return ((int)chunk, (int)slot);
    }

    private T Cached<T>(Dictionary<int, T> known, Batch batch, int id, Func<Batch, SegmentState, int, T> add)
    {
        if (_batch != batch)
        {
            _batch = batch;
            _methods.Clear();
            _contexts.Clear();
            _metrics.Clear();
            _strings.Clear();
        }

        if (!known.TryGetValue(id, out var place))
        {
            known[id] = place = add(batch, this, id);
        }

        return place;
    }

    private T? Known<T>(T? entry)
        where T : class
    {
        UnknownNames += entry is null ? 1 : 0;
        return entry;
    }
}
