using PerfGen.Runtime;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Inbox;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>The journals of a data directory at one moment, with the locks of those whose process is dead.</summary>
internal sealed class JournalSnapshot : IDisposable
{
    private readonly JournalListing _listing;

    private JournalSnapshot(JournalListing listing, IReadOnlyList<SourceState> sources, IReadOnlyList<InboxState> inboxes, IReadOnlyList<string> problems)
    {
        _listing = listing;
        Sources = sources;
        Inboxes = inboxes;
        Problems = problems;
    }

    public IReadOnlyList<SourceState> Sources { get; }

    /// <summary>What short processes have appended.</summary>
    public IReadOnlyList<InboxState> Inboxes { get; }

    public IReadOnlyList<string> Problems { get; }

    public IEnumerable<SegmentState> Segments => Sources.SelectMany(static source => source.Segments);

    /// <summary>Lists the journals, and adopts those of dead processes.</summary>
    public static JournalSnapshot Open(DataDirectory directory)
    {
        var held = new Dictionary<Guid, SourceLock>();
        var problems = new List<string>();
        try
        {
            using (var first = JournalListing.Open(directory.JournalFolder))
            {
                foreach (var source in first.Sources)
                {
                    if (TryAdopt(source, problems) is { } taken)
                    {
                        held.Add(source.Id, taken);
                    }
                }
            }

            // Again, now that the dead are known: until its lock could be had, a process may have written.
            var listing = JournalListing.Open(directory.JournalFolder);
            var sources = listing.Sources.Select(source => new SourceState(source, held.GetValueOrDefault(source.Id))).ToArray();
            problems.AddRange(listing.Problems.Select(static problem => problem.Message));
            problems.AddRange(sources.SelectMany(ProblemsOf));
            foreach (var gone in held.Keys.Except(sources.Select(static source => source.Journal.Id)).ToArray())
            {
                // Somebody else finished it in between.
                held.Remove(gone, out var taken);
                taken!.Release(delete: true);
            }

            var (inboxes, unreadable) = InboxReader.OpenAll(directory.JournalFolder);
            problems.AddRange(unreadable.Select(static problem => problem.Message));
            return new JournalSnapshot(listing, sources, [.. inboxes.DistinctBy(static inbox => inbox.Id).Select(static inbox => new InboxState(inbox))], problems);
        }
        catch
        {
            foreach (var taken in held.Values)
            {
                taken.Dispose();
            }

            throw;
        }
    }

    /// <summary>Closes the files and gives the locks back.</summary>
    public void Dispose()
    {
        _listing.Dispose();
        foreach (var source in Sources)
        {
            source.Held?.Dispose();
        }
    }

    /// <summary>What is wrong with the files of a source. An owner that lives may be about to write what seems to be missing.</summary>
    public static IEnumerable<string> ProblemsOf(SourceState source)
    {
        foreach (var reader in source.Segments.Select(static segment => segment.Reader))
        {
            if (reader.ChunksMissing > 0)
            {
                yield return $"'{reader.Path}' was cut: {reader.ChunksMissing} of {reader.ChunkCount + reader.ChunksMissing} parts of it are gone, the rest is drained. Delete it when you no longer need it.";
            }

            if (source.IsDead && reader.Dictionary.IsMissing)
            {
                yield return $"The dictionary beside '{reader.Path}' is gone: its records are stored under the name 'unknown'. Delete the file when you no longer need it.";
            }
            else if (source.IsDead && reader.Dictionary.UnreadableBytes > 0)
            {
                yield return $"The dictionary beside '{reader.Path}' is damaged ({reader.Dictionary.UnreadableBytes} bytes at its end): names in them are stored as 'unknown'. Delete both files when you no longer need them.";
            }
        }
    }

    private static SourceLock? TryAdopt(JournalSource source, List<string> problems)
    {
        try
        {
            return source.TryAdopt();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add($"The journal of source {source.Id} cannot be taken over: {error.Message}");
            return null;
        }
    }
}
