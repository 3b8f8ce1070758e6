namespace PerfGen.Runtime.Journal.Reading;

/// <summary>What lies in a journal's folder: the segments of each source, and the files that cannot be read, with the reason.</summary>
public sealed class JournalListing : IDisposable
{
    private JournalListing(IReadOnlyList<JournalSource> sources, IReadOnlyList<JournalFormatException> problems)
    {
        Sources = sources;
        Problems = problems;
    }

    /// <summary>Sources that have segments, the oldest first.</summary>
    public IReadOnlyList<JournalSource> Sources { get; }

    /// <summary>Files that are no segments, or are damaged. They are left where they are.</summary>
    public IReadOnlyList<JournalFormatException> Problems { get; }

    /// <summary>Opens the segments of a folder; empty where the folder does not exist.</summary>
    /// <param name="folder">The journal's folder.</param>
    public static JournalListing Open(string folder)
    {
        var segments = new List<SegmentReader>();
        var problems = new List<JournalFormatException>();
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + JournalFiles.SegmentExtension) : [];
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            try
            {
                segments.Add(SegmentReader.Open(path));
            }
            catch (FileNotFoundException)
            {
                // Its owner deleted it, or gave it another name, in the meantime.
            }
            catch (JournalFormatException problem)
            {
                problems.Add(problem);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                problems.Add(new JournalFormatException(path, $"cannot be read: {error.Message}"));
            }
        }

        var sources = segments
            .GroupBy(static segment => segment.Source)
            .OrderBy(static source => source.Key)
            .Select(source => new JournalSource(folder, source.Key, [.. source.OrderBy(static segment => segment.Ordinal)]));
        return new JournalListing([.. sources], problems);
    }

    /// <summary>Closes the segments.</summary>
    public void Dispose()
    {
        foreach (var segment in Sources.SelectMany(static source => source.Segments))
        {
            segment.Dispose();
        }
    }
}

/// <summary>The segments of one process run.</summary>
public sealed class JournalSource
{
    private readonly string _folder;

    internal JournalSource(string folder, Guid id, IReadOnlyList<SegmentReader> segments)
    {
        _folder = folder;
        Id = id;
        Segments = segments;
    }

    /// <summary>Identity of the process run.</summary>
    public Guid Id { get; }

    /// <summary>Its segments, oldest first.</summary>
    public IReadOnlyList<SegmentReader> Segments { get; }

    /// <summary>Finds a record in any of the segments.</summary>
    /// <param name="seq">The record's seq.</param>
    /// <param name="segment">The segment that holds it.</param>
    /// <param name="record">The record.</param>
    public bool TryRead(ulong seq, out SegmentReader? segment, out JournalRecord record)
    {
        foreach (var candidate in Segments)
        {
            if (candidate.TryRead(seq, out record))
            {
                segment = candidate;
                return true;
            }
        }

        segment = null;
        record = default;
        return false;
    }

    /// <summary>
    /// Takes the source's lock where its process is dead; null while it lives. Open the listing again after that: the process may have written until then.
    /// </summary>
    public SourceLock? TryAdopt() => SourceLock.TryAdopt(_folder, Id);

    /// <summary>Deletes a segment and its dictionary. Only with the source's lock in hand, and once all of it is in the database and a checkpoint has followed.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="held">The lock of this source.</param>
    public void Delete(SegmentReader segment, SourceLock held)
    {
        if (held.Source != Id)
        {
            throw new ArgumentException("The lock is another source's.", nameof(held));
        }

        segment.Dispose();
        File.Delete(segment.Path);
        File.Delete(JournalFiles.Stem(_folder, Id, segment.Ordinal) + JournalFiles.DictionaryExtension);
        File.Delete(Folding.SegmentFold.PathOf(segment.Path));
        File.Delete(Folding.SegmentFold.PathOf(segment.Path) + JournalFiles.PreparedExtension);
        File.Delete(JournalFiles.WithoutRecords(_folder, Id, JournalFiles.PreparedExtension));
        File.Delete(JournalFiles.WithoutRecords(_folder, Id, JournalFiles.SpareExtension));
    }
}
