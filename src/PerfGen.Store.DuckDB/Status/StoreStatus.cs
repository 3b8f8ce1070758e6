using PerfGen.Runtime;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Inbox;
using PerfGen.Runtime.Journal.Reading;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Draining;
using PerfGen.Store.DuckDB.Status;

namespace PerfGen.Store.DuckDB;

/// <summary>What can be said about a data directory without opening its database.</summary>
public sealed record StoreStatus
{
    /// <summary>Absolute path of the data directory.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Whether it exists.</summary>
    public bool Exists { get; init; }

    /// <summary>Absolute path of the database.</summary>
    public required string DatabaseFile { get; init; }

    /// <summary>Size of the database and its log, by the file system; null where there is no database.</summary>
    public long? DatabaseBytes { get; init; }

    /// <summary>What the last drain left; null where none is known.</summary>
    public StoredTotals? Stored { get; init; }

    /// <summary>The journals, oldest first.</summary>
    public IReadOnlyList<SourceStatus> Sources { get; init; } = [];

    /// <summary>Records that are complete in the journals and not in the database yet. A value that a call captured counts with its call.</summary>
    public long Waiting { get; init; }

    /// <summary>Records that found no place, of all sources ever seen.</summary>
    public long Dropped { get; init; }

    /// <summary>Calls of which only counts and histograms are kept, drained or not: the journals had reached their bound before anybody drained them.</summary>
    public long Folded { get; init; }

    /// <summary>Strings that found no place; the records that carry them read as unknown.</summary>
    public long DictionaryFaults { get; init; }

    /// <summary>Captured values whose getter threw.</summary>
    public long CaptureFaults { get; init; }

    /// <summary>What recording costs, as far as it has been measured here.</summary>
    public RecordingOverhead Overhead { get; init; } = new(null, null, null);

    /// <summary>Damaged and foreign files, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Who has the database open now; null where nobody has, or where the system does not tell.</summary>
    public FileHolder? HeldBy { get; init; }

    /// <summary>Looks at a data directory.</summary>
    /// <param name="directory">The directory, which need not exist.</param>
    public static StoreStatus Read(DataDirectory directory)
    {
        var last = Path.Exists(directory.DatabaseFile) ? StatusFile.Read(directory) : null;
        using var listing = JournalListing.Open(directory.JournalFolder);
        var problems = listing.Problems.Select(static problem => problem.Message).ToList();
        var sources = new List<SourceStatus>();
        long dropped = 0, dictionaryFaults = 0, captureFaults = 0, folded = 0;
        foreach (var journal in listing.Sources)
        {
            var alive = IsAlive(journal, out var held);
            using (held)
            {
                var source = new SourceState(journal, held);
                last?.ApplyTo([source]);
                problems.AddRange(JournalSnapshot.ProblemsOf(source));
                var status = Describe(source, alive);
                sources.Add(status);
                folded += source.Segments.Where(static segment => !segment.IsComplete).Sum(static segment => segment.WaitingFold().Calls);
                var counted = last?.Segments.Where(segment => segment.Source == journal.Id).ToArray() ?? [];
                dropped += Math.Max(status.Dropped - counted.Select(static segment => segment.Dropped).DefaultIfEmpty().Max(), 0);
                dictionaryFaults += Math.Max(status.DictionaryFaults - counted.Sum(static segment => segment.DictionaryFaults), 0);
                captureFaults += Math.Max(status.CaptureFaults - counted.Sum(static segment => segment.CaptureFaults), 0);
            }
        }

        var (inboxes, unreadable) = InboxReader.OpenAll(directory.JournalFolder);
        problems.AddRange(unreadable.Select(static problem => problem.Message));
        var states = inboxes.Select(static inbox => new InboxState(inbox)).ToArray();
        last?.ApplyTo(states);
        sources.AddRange(states.Select(static inbox => new SourceStatus
        {
            Id = inbox.Reader.Id,
            ProcessName = InboxName,
            Segments = 1,
            Bytes = inbox.Reader.Length,
            Waiting = inbox.CountWaiting(),
        }));

        return new StoreStatus
        {
            DataDirectory = directory.Path,
            Exists = directory.Exists,
            DatabaseFile = directory.DatabaseFile,
            DatabaseBytes = SizeOf(directory.DatabaseFile) is { } bytes ? bytes + (SizeOf(StoreFiles.Log(directory)) ?? 0) : null,
            Stored = last?.Totals,
            Sources = sources,
            Waiting = sources.Sum(static source => source.Waiting),
            Dropped = (last?.Dropped ?? 0) + dropped,
            Folded = (last?.Totals.Folded ?? 0) + folded,
            DictionaryFaults = (last?.DictionaryFaults ?? 0) + dictionaryFaults,
            CaptureFaults = (last?.CaptureFaults ?? 0) + captureFaults,
            Overhead = RecordingOverhead.Of(listing.Sources.SelectMany(static source => source.Segments)).Or(last?.Overhead),
            Problems = problems,
            HeldBy = FileHolders.Find(directory.DatabaseFile),
        };
    }

    private const string InboxName = "perfgen record";

    private static bool? IsAlive(JournalSource journal, out SourceLock? held)
    {
        held = null;
        try
        {
            held = journal.TryAdopt();
            return held is null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static SourceStatus Describe(SourceState source, bool? alive)
    {
        var readers = source.Segments.Select(static segment => segment.Reader).ToArray();
        return new SourceStatus
        {
            Id = source.Journal.Id,
            ProcessId = readers[^1].ProcessId,
            ProcessName = readers[^1].Dictionary.Process?.Name,
            IsAlive = alive,
            Segments = readers.Length,
            Bytes = readers.Sum(static reader => SizeOf(reader.Path) ?? 0),
            Waiting = WaitingRecords.Count(source),
            Dropped = readers.Max(static reader => reader.Dropped),
            DictionaryFaults = readers.Sum(static reader => reader.DictionaryFaults),
            CaptureFaults = readers.Sum(static reader => reader.CaptureFaults),
        };
    }

    private static long? SizeOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : null;
    }
}
