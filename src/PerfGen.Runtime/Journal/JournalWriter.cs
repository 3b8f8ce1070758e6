using System.Collections.Concurrent;
using PerfGen.Runtime.Journal.Folding;
using PerfGen.Runtime.Observing;
using PerfGen.Runtime.Resources;

namespace PerfGen.Runtime.Journal;

/// <summary>The journal of this process: hands chunks of the current segment to threads, and grows.</summary>
/// <remarks>
/// <code>
/// thread ── chunk of 63 slots ──┐
/// thread ── chunk of 63 slots ──┼── current segment ── sealed ── drained ── used again, or deleted
/// thread ── chunk of 63 slots ──┘         ▲
///                                       spare, prepared by the background thread
/// </code>
/// A thread that finds the current segment full takes the spare; where there is none yet it prepares one itself, since waiting
/// milliseconds is better than losing records. Records are dropped, and counted, only where there is no space to be had.
/// </remarks>
internal sealed unsafe partial class JournalWriter : IDisposable
{
    /// <summary>Sizes of the first segments of a process; the last one repeats. A small first one costs a short process 0.1 ms.</summary>
    private static readonly long[] Sizes = [64 << 10, 1 << 20, 16 << 20];

    private static readonly TimeSpan RetryAfterFault = TimeSpan.FromSeconds(1);

    private readonly DataDirectory _directory;
    private long _limit;
    private readonly Lock _growing = new();

    // One prepares at a time, so that two do not take the last space from each other. Nobody who has it waits for _growing.
    private readonly Lock _preparing = new();
    private readonly AutoResetEvent _wake = new(false);
    private volatile Segment[] _full = [];
    private readonly PressureRelief _relief = new();
    private readonly ConcurrentQueue<ChunkRest> _returned = new();
    private volatile Segment? _current;
    private Segment? _spare;
    private SourceLock? _lock;
    private JournalFolder? _folder;
    private uint _lastOrdinal;
    private ulong _nextSeq = 1;
    private long _retryAt = long.MinValue;
    private long _dropped;
    private readonly ClockTie _clocks = new();
    private (float Warm, float Cold) _cost;

    /// <param name="directory">Where the journal lies; created on first use.</param>
    /// <param name="limit">Bytes that all journals of the directory together may take.</param>
    public JournalWriter(DataDirectory directory, long limit = 1L << 30)
    {
        _directory = directory;
        _limit = limit;
    }

    /// <summary>The journal that this process records into.</summary>
    public static JournalWriter Current { get; } = new(DataDirectory.Find());

    /// <summary>Identity of this process run among all sources; empty until the first record.</summary>
    public Guid Source => _lock?.Source ?? Guid.Empty;

    /// <summary>Where this journal lies.</summary>
    public DataDirectory Directory => _directory;

    /// <summary>Records that found no place.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Whoever reads the journal in this process, and wants to have read a segment before its memory is used again.</summary>
    public JournalTail? Tail { get; set; }

    /// <summary>Reads the monotonic clock and that of the wall; for tests.</summary>
    internal Func<(long Ticks, long UtcNanoseconds)> ReadClocks
    {
        init => _clocks.Read = value;
    }

    /// <summary>Ordinal of the newest segment; 0 before the first.</summary>
    public uint LastOrdinal => Volatile.Read(ref _lastOrdinal);

    /// <summary>The segments that hold records, oldest first.</summary>
    public IReadOnlyList<(uint Ordinal, string Path)> SegmentFiles()
    {
        lock (_growing)
        {
            return [.. Segments.Select(static segment => (segment.Ordinal, segment.Path))];
        }
    }

    private IEnumerable<Segment> Segments => _current is { } current ? _full.Append(current) : _full;

    /// <summary>Slots of all segments so far that threads have taken, a chunk at a time.</summary>
    public long SlotsTaken => _current is { } segment
        ? (long)(segment.FirstSeq - 1) + ((long)Math.Min(Volatile.Read(ref segment.Header.NextChunk), segment.ChunkCount) * SegmentHeader.SlotsPerChunk)
        : 0;

    /// <summary>Gives a thread the slots that it fills next; false where there is no space.</summary>
    public bool TryTakeChunk(int thread, out ChunkRest chunk)
    {
        if (_returned.TryDequeue(out chunk))
        {
            return true;
        }

        while (true)
        {
            var segment = _current;
            if (segment is not null && segment.TryTakeChunk(thread, out var first, out var firstSeq))
            {
                chunk = new ChunkRest(segment, first, first + SegmentHeader.SlotsPerChunk, firstSeq);
                if (_spare is null && segment.Header.NextChunk >= segment.ChunkCount / 2)
                {
                    _wake.Set();
                }

                return true;
            }

            if (!TryAdvance(segment))
            {
                chunk = default;
                return false;
            }
        }
    }

    /// <summary>Takes back what a thread that ended has not filled.</summary>
    public void Return(ChunkRest chunk)
    {
        if (chunk.Next != chunk.End)
        {
            _returned.Enqueue(chunk);
        }
    }

    /// <summary>Counts a record that found no place.</summary>
    public void CountDropped() => Raise(ref _dropped, static (ref SegmentHeader header) => ref header.Dropped);

    /// <summary>Counts a captured value whose getter threw.</summary>
    public void CountCaptureFault()
    {
        if (_current is { } segment)
        {
            Interlocked.Increment(ref segment.Header.CaptureFaults);
        }
    }

    /// <summary>The segment in whose memory a slot lies; null where it lies in none.</summary>
    public Segment? SegmentOf(Slot* slot)
    {
        if (_current is { } current && current.Holds(slot))
        {
            return current;
        }

        lock (_growing)
        {
            foreach (var segment in _full)
            {
                if (segment.Holds(slot))
                {
                    return segment;
                }
            }

            // It became the current one in the meantime, or it is nowhere: then a name stays unknown, and nothing is thrown into the tracked method.
            return _current is { } latest && latest.Holds(slot) ? latest : null;
        }
    }

    /// <summary>Gives up the lock, as the system does when the process ends. For tests: what stays mapped stays readable, and nobody else may record any more.</summary>
    public void Dispose() => _lock?.Dispose();

    private bool TryAdvance(Segment? seen)
    {
        lock (_growing)
        {
            if (_current != seen)
            {
                return true;
            }

            if (Environment.TickCount64 < _retryAt)
            {
                return false;
            }

            try
            {
                EnsureStarted();
                ReuseDrained();
                var next = SpareOrNew();
                next.Open(JournalFiles.Stem(_directory.JournalFolder, Source, _lastOrdinal + 1), Source, _lastOrdinal + 1, _nextSeq);
                _lastOrdinal++;
                _nextSeq += (ulong)next.ChunkCount * SegmentHeader.SlotsPerChunk;
                next.Header.Dropped = Volatile.Read(ref _dropped);
                (next.Header.CallCost, next.Header.ColdCallCost) = _cost;
                next.Dictionary.Append(DictionaryEntryKind.Source, ProcessFields);
                _clocks.BeginAt(next);
                if (seen is not null)
                {
                    _full = [.. _full, seen];
                }

                _spare = null;
                _current = next;
                return true;
            }
            catch (Exception error)
            {
                // Whatever it is, it is ours: the method that is being tracked goes on, and what is not recorded is counted.
                _retryAt = Environment.TickCount64 + (long)RetryAfterFault.TotalMilliseconds;
                PerfGenEventSource.Log.JournalFault("segment", error.Message);
                return false;
            }
        }
    }

    private static (DictionaryField, string?)[] ProcessFields { get; } =
    [
        (DictionaryField.ProcessName, AppDomain.CurrentDomain.FriendlyName),
        (DictionaryField.Machine, Environment.MachineName),
        (DictionaryField.Version, typeof(JournalWriter).Assembly.GetName().Version?.ToString(3)),
    ];

    private string WithoutRecords(string extension) => JournalFiles.WithoutRecords(_directory.JournalFolder, Source, extension);

    private void EnsureStarted()
    {
        if (_lock is not null)
        {
            return;
        }

        _directory.Create();
        _lock = SourceLock.Create(_directory.JournalFolder);
        _folder = new JournalFolder(_directory.JournalFolder, _lock.Source, ordinal => Segments.FirstOrDefault(segment => segment.Ordinal == ordinal)?.Dictionary);
        new Thread(MaintainForever) { IsBackground = true, Name = "PerfGen journal" }.Start();
        if (this == Current)
        {
            _limit = Settings.PerfSettings.JournalLimit(_limit);
            ResourceSampler.StartIfAsked(_directory);
        }
    }

    private delegate ref long Counter(ref SegmentHeader header);

    /// <summary>Raises a counter of the process and shows it in the current segment, where other processes see it.</summary>
    private void Raise(ref long counter, Counter shown)
    {
        var total = Interlocked.Increment(ref counter);
        if (_current is not { } segment)
        {
            return;
        }

        ref var place = ref shown(ref segment.Header);
        for (var seen = Volatile.Read(ref place); seen < total; seen = Volatile.Read(ref place))
        {
            Interlocked.CompareExchange(ref place, total, seen);
        }
    }
}
