namespace PerfGen.Runtime.Journal.Reading;

/// <summary>
/// Files of sources of which no segment is left: a process was killed before its first record, while it prepared a segment or gave one a new life,
/// or a drainer was killed between the files of a source that it deleted. They hold no records, and nobody else would ever remove them.
/// </summary>
public static class JournalLeftovers
{
    /// <summary>Files that are younger may belong to a process that is about to make its first segment.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromHours(1);

    private static readonly string[] Extensions =
        [JournalFiles.DictionaryExtension, JournalFiles.FoldExtension, JournalFiles.LockExtension, JournalFiles.PreparedExtension, JournalFiles.SpareExtension];

    /// <summary>Deletes them where no process has their source. What cannot be deleted stays for the next time.</summary>
    /// <param name="folder">The journal's folder, which need not exist.</param>
    /// <param name="now">The time (UTC).</param>
    public static void Sweep(string folder, DateTime now)
    {
        try
        {
            var files = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
            foreach (var source in files.GroupBy(SourceOf).Where(static source => source.Key != Guid.Empty))
            {
                if (!source.Any(IsSegment) && source.All(file => now - File.GetLastWriteTimeUtc(file) > Age))
                {
                    Delete(folder, source.Key, source);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is only space.
        }
    }

    private static void Delete(string folder, Guid source, IEnumerable<string> files)
    {
        using var held = SourceLock.TryAdopt(folder, source);
        if (held is null || Directory.GetFiles(folder, $"{source:N}*").Any(IsSegment))
        {
            return;
        }

        foreach (var file in files.Where(static file => Path.GetExtension(file) != JournalFiles.LockExtension))
        {
            File.Delete(file);
        }

        held.Release(delete: true);
    }

    private static bool IsSegment(string file) => Path.GetExtension(file) == JournalFiles.SegmentExtension;

    /// <summary>The source that a file belongs to by its name; empty for what is not ours.</summary>
    private static Guid SourceOf(string file)
    {
        const int idLength = 32;
        var name = Path.GetFileName(file);
        return name.Length > idLength && (IsSegment(file) || Extensions.Contains(Path.GetExtension(file))) && Guid.TryParseExact(name.AsSpan(0, idLength), "N", out var source) ? source : Guid.Empty;
    }
}
